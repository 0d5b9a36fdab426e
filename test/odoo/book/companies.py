"""Two French companies that share customers, and US dollars."""

from datetime import date

from .invented import siren, siret, vat


def make(env):
    env = env(context={**env.context, 'chart_template_load': True})  # or Odoo installs modules for e-invoicing by itself
    montclar = env.ref('base.main_company')
    domain = env['mail.alias.domain'].create({'name': 'montclar.example'})
    france = env.ref('base.fr')
    services = env['res.company'].create({'name': 'Montclar Services', 'country_id': france.id})
    env.user.company_ids = [(4, services.id)]
    about = [(montclar, 'Ateliers Montclar', '12 quai des Forges'), (services, 'Montclar Services', '14 quai des Forges')]
    for index, (company, name, street) in enumerate(about):
        number = siren(900_000 + index)
        company.write({
            'name': name, 'country_id': france.id, 'street': street, 'zip': '69007', 'city': 'Lyon',
            'email': 'compta@montclar.example', 'phone': '+33 4 99 00 10 0%d' % index,
            'vat': vat(number), 'company_registry': siret(number), 'alias_domain_id': domain.id,
        })
        company.partner_id.write({'lang': 'fr_FR', 'tz': 'Europe/Paris'})
        env['account.chart.template'].try_loading('fr', company, install_demo=False)
    dollars(env, montclar | services)
    return montclar, services


def dollars(env, companies):
    usd = env.ref('base.USD')
    usd.active = True
    env['res.currency.rate'].search([('currency_id', '=', usd.id)]).unlink()
    months = [date(2024 + (9 + m) // 12, (9 + m) % 12 + 1, 1) for m in range(26)]  # October 2024 to November 2026
    env['res.currency.rate'].create([
        {'currency_id': usd.id, 'company_id': company.id, 'name': day, 'rate': 1.05 + 0.005 * (index % 9)}
        for company in companies for index, day in enumerate(months)
    ])
