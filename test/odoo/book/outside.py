"""Closes what could leave this machine, and opens the mail of the tests."""


def close(env):
    parameters = env['ir.config_parameter']
    # In the database and not in files, so that a copy of the database is a whole copy.
    parameters.set_param('ir_attachment.location', 'db')
    env['ir.attachment'].force_storage()
    for service in ('iap.endpoint', 'sms.endpoint', 'iap.partner_autocomplete.endpoint', 'snailmail.endpoint'):
        parameters.set_param(service, 'http://127.0.0.1:9')
    parameters.set_param('web.base.url.freeze', 'True')
    env['ir.mail_server'].create({'name': 'Relais', 'smtp_host': '127.0.0.1', 'smtp_port': 9, 'smtp_encryption': 'none'})
