"""Who works here: the bot with its rights and no more, an accountant, a manager, two salespeople. Passwords are logins' first part."""


def make(env, companies):
    def user(login, name, *groups):
        return env['res.users'].with_context(no_reset_password=True).create({
            'login': login, 'name': name, 'email': login, 'password': login.split('@')[0], 'lang': 'fr_FR', 'tz': 'Europe/Paris',
            'company_id': companies[0].id, 'company_ids': [(6, 0, companies.ids)], 'tour_enabled': False,
            'notification_type': 'inbox', 'group_ids': [(6, 0, [env.ref(group).id for group in ('base.group_user', *groups)])],
        })

    admin = env.ref('base.user_admin')
    admin.write({'password': 'admin', 'email': 'admin@montclar.example', 'company_ids': [(6, 0, companies.ids)],
                 'lang': 'fr_FR', 'tz': 'Europe/Paris', 'tour_enabled': False, 'notification_type': 'inbox'})
    return {
        'admin': admin,
        'bot': user('relance@montclar.example', 'Relance', 'account.group_account_readonly', 'base.group_partner_manager'),
        'accountant': user('compta@montclar.example', 'Agathe Roumegoux', 'account.group_account_invoice', 'base.group_partner_manager'),
        'manager': user('chef@montclar.example', 'Samir Belcastel', 'account.group_account_manager', 'base.group_partner_manager'),
        'sales': user('ventes@montclar.example', 'Maud Sarrelin'),
        'sales2': user('ventes2@montclar.example', 'Idris Valfontaine'),
    }
