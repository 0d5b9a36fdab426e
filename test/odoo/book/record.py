"""Writes into the database itself what a test must know of it: a copy then needs nothing beside it."""

import json


def keep(env, staff, ledger, cases):
    def key(user):
        return user.env['res.users.apikeys'].with_user(user).sudo()._generate('rpc', 'tests', None)  # never expires

    known = {
        'people': {
            name: {'uid': user.id, 'login': user.login, 'password': user.login.split('@')[0]} for name, user in staff.items()
        },
        'keys': {name: key(staff[name]) for name in ('admin', 'bot')},
        'companies': [{'id': company.id, 'name': company.name} for company in staff['admin'].company_ids.sorted('id')],
        'balances': [
            {'company': company, 'currency': currency, 'cents': cents}
            for (company, currency), cents in sorted(ledger.expected.items())
        ],
        'cases': cases,
    }
    env.cr.execute('create table relance_test (known jsonb not null)')
    env.cr.execute('insert into relance_test values (%s)', [json.dumps(known)])
