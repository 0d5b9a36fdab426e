"""One customer per situation that a collector meets. Today is 21 November 2026."""


def make(ledger, customers, montclar, services):
    """Names of situations, each with the partner and the moves or payments that make it."""
    invoice, credit_note, pay, entry = ledger.invoice, ledger.credit_note, ledger.pay, ledger.entry
    cases = {}

    def case(name, partner, *records):
        cases[name] = {'partner': partner.id, 'records': [[record._name, record.id] for record in records]}

    partner = customers.company()
    late = invoice(montclar, partner, '2026-08-14', 2000)
    case('partly paid', partner, late, pay(montclar, partner, '2026-10-02', 90_000, late))

    partner = customers.company()
    late = invoice(montclar, partner, '2026-09-01', 1500)
    case('linked credit note', partner, late, credit_note(montclar, partner, '2026-09-20', 300, late))

    partner = customers.company()
    late = invoice(montclar, partner, '2026-09-03', 1700)
    case('unlinked credit note', partner, late, credit_note(montclar, partner, '2026-10-05', 250))

    partner = customers.company()
    whole = invoice(montclar, partner, '2026-07-06', 800)
    case('credited in full', partner, whole, credit_note(montclar, partner, '2026-07-20', 800, whole))

    partner = customers.company()
    case('instalments', partner, invoice(montclar, partner, '2026-10-12', 1000, terms='three'))

    partner = customers.company()
    three = invoice(montclar, partner, '2026-09-15', 2500, terms='three')
    case('first instalment paid', partner, three, pay(montclar, partner, '2026-09-16', 90_000, three))

    partner = customers.company(name='Harbor & Pine Trading', lang='en_US', country_id=ledger.env.ref('base.us').id, vat=False,
                                company_registry=False, street='400 Sample Street', zip='97201', city='Portland')
    first = invoice(montclar, partner, '2026-06-10', 4000, currency='USD', taxed=False)
    second = invoice(montclar, partner, '2026-09-10', 2600, currency='USD', taxed=False)
    case('dollars', partner, first, second, pay(montclar, partner, '2026-08-03', 150_000, first, currency='USD'))

    partner = customers.company()
    case('euros and dollars', partner, invoice(montclar, partner, '2026-08-20', 900),
         invoice(montclar, partner, '2026-08-21', 1100, currency='USD', taxed=False))

    partner = customers.company()
    late = invoice(montclar, partner, '2026-09-08', 640)
    case('unmatched payment that covers it', partner, late, pay(montclar, partner, '2026-11-10', 76_800))

    partner = customers.company()
    late = invoice(montclar, partner, '2026-09-09', 3200)
    case('unmatched payment on account', partner, late, pay(montclar, partner, '2026-11-12', 50_000))

    partner = customers.company()
    paid = invoice(montclar, partner, '2026-09-11', 500)
    case('overpaid', partner, paid, pay(montclar, partner, '2026-10-15', 65_000, paid))

    partner = customers.company()
    case('payment without invoice', partner, pay(montclar, partner, '2026-10-30', 42_000))

    partner = customers.company()
    late = invoice(montclar, partner, '2026-09-10', 1000)
    case('payment without entry', partner, late, ledger.pay_without_entry(montclar, partner, '2026-11-09', 70_000, late))

    partner = customers.company()
    case('sales receipt', partner, invoice(montclar, partner, '2026-10-06', 150, move_type='out_receipt'))

    partner = customers.company()
    case('archived', partner, invoice(montclar, partner, '2026-07-15', 410))
    partner.active = False

    partner = customers.company()
    case('archived contact', partner, invoice(montclar, partner, '2026-07-16', 415))
    partner.child_ids.active = False

    partner = customers.person(email='refuse@courriel.example')
    case('blacklisted', partner, invoice(montclar, partner, '2026-08-10', 120))
    ledger.env['mail.blacklist']._add('refuse@courriel.example')

    partner = customers.company()
    case('bounced', partner, invoice(montclar, partner, '2026-08-11', 730))
    partner.child_ids.message_bounce = 3

    partner = customers.person(email=False)
    case('no e-mail', partner, invoice(montclar, partner, '2026-08-12', 90))

    partner = customers.person(email=False, phone=False, street=False, zip=False, city=False)
    case('no way to reach', partner, invoice(montclar, partner, '2026-08-13', 95))

    partner = customers.company()
    customers.contact(partner, name='Ninon Fontarel', type='contact', email='ninon@client-contacts.example', function='Acheteuse')
    customers.contact(partner, name='Entrepôt', type='delivery', street='3 rue du Dépôt', zip='69800', city='Saint-Priest')
    case('several contacts', partner, invoice(montclar, partner, '2026-09-14', 1230))

    partner = customers.company()
    child = customers.contact(partner, name='Agence de Brest', type='other', email='brest@client-agence.example')
    case('invoiced to a child', partner, invoice(montclar, child, '2026-09-17', 880))

    partner = customers.company()
    case('opening balance', partner, entry(montclar, partner, '2025-12-31', '2026-01-31', 84_000))

    partner = customers.company()
    case('opening credit', partner, entry(montclar, partner, '2025-12-31', '2025-12-31', -12_000),
         invoice(montclar, partner, '2026-09-18', 400))

    partner = customers.company()
    quiet = invoice(montclar, partner, '2026-08-17', 1450)
    quiet.no_followup = True
    case('no follow-up', partner, quiet)

    partner = customers.company()
    blocked = invoice(montclar, partner, '2026-08-18', 1350)
    blocked.action_toggle_block_payment()
    case('payment blocked', partner, blocked)

    partner = customers.company()
    cancelled = ledger.draft(montclar, partner, '2026-08-19', 999)
    cancelled.button_cancel()
    case('draft and cancelled only', partner, cancelled, ledger.draft(montclar, partner, '2026-08-22', 777))

    partner = customers.company(name='Commune de Sarrecoudre', category_id=[(4, tag(ledger.env, 'Secteur public').id)])
    case('public body', partner, invoice(montclar, partner, '2026-08-25', 5200))

    partner = customers.company(name='Pump & Valve Ltd', lang='en_US', country_id=ledger.env.ref('base.uk').id, vat=False,
                                company_registry=False, street='7 Example Lane', zip='ZZ1 1ZZ', city='Sampleham')
    case('in English', partner, invoice(montclar, partner, '2026-09-02', 2100, taxed=False))

    partner = customers.company(user_id=False, ref=False)
    case('no salesperson', partner, invoice(montclar, partner, '2026-09-04', 560))

    partner = customers.company()
    case('two companies', partner, invoice(montclar, partner, '2026-09-21', 1010), invoice(services, partner, '2026-09-22', 2020))

    partner = customers.company()
    late = invoice(services, partner, '2026-08-27', 1900)
    case('second company', partner, late, pay(services, partner, '2026-10-20', 100_000, late), pay(services, partner, '2026-11-02', 30_000))

    partner = customers.company(name="L'Atelier <Brûlé> & \"Fils\"")
    case('difficult name', partner, invoice(montclar, partner, '2026-09-23', 333))

    partner = customers.company(category_id=[(4, tag(ledger.env, 'Grand compte').id)])
    case('key account', partner, *(invoice(montclar, partner, '2026-%02d-05' % month, 15_000 + month) for month in range(7, 11)))
    partner.with_company(montclar).credit_limit = 60_000
    return cases


def tag(env, name):
    return env['res.partner.category'].create({'name': name})
