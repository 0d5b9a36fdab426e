"""The book many times over, for measures: 22,500 invoices, 1,800 customers who owe. Odoo's own methods would need an hour, SQL needs seconds."""

import json

from .invented import siren, siret, vat

# Each, before those that point to it. A copy keeps every reference inside the book and shares the rest: accounts, users…
TABLES = (
    'res_partner', 'res_partner_res_partner_category_rel', 'account_full_reconcile', 'account_payment', 'account_move', 'account_move_line',
    'account_partial_reconcile', 'account_move__account_payment', 'account_move_line_account_tax_rel', 'account_account_tag_account_move_line_rel',
)
APART = 100_000  # between the ids of one copy and those of the next
COPIES = 74
COPIES_PER_CUSTOMER = 2


def multiply(env):
    cr = env.cr
    cr.execute('set session_replication_role = replica')  # no foreign key is checked: every one is right by construction
    cr.execute("select min(id) from res_partner where ref like 'C0%'")
    [first] = cr.fetchone()
    columns = {table: columns_of(cr, table) for table in TABLES}
    for copy in range(1, COPIES + 1):
        customer = (copy - 1) // COPIES_PER_CUSTOMER + 1
        days = 11 * (copy % COPIES_PER_CUSTOMER)
        for table in TABLES:
            if not table.startswith('res_partner') or copy % COPIES_PER_CUSTOMER == 1:
                duplicate(cr, table, columns[table], first, copy, customer, days)
    for table in TABLES:
        if 'id' in columns[table]:
            cr.execute("select setval('%s_id_seq', max(id)) from %s" % (table, table))
    rename(cr)
    cr.execute('select known from relance_test')
    known = cr.fetchone()[0]
    for balance in known['balances']:
        balance['cents'] *= COPIES + 1
    cr.execute('update relance_test set known = %s', [json.dumps(known)])
    cr.commit()


def columns_of(cr, table):
    """Each column with its type, and the table of the book that it points to."""
    cr.execute("""
        select a.attname, format_type(a.atttypid, null), target.relname
          from pg_attribute a
          left join pg_constraint c on c.conrelid = a.attrelid and c.contype = 'f' and c.conkey = array[a.attnum]
          left join pg_class target on target.oid = c.confrelid
         where a.attrelid = %s::regclass and a.attnum > 0 and not a.attisdropped""", [table])
    return {name: (kind, table if name == 'id' else target) for name, kind, target in cr.fetchall()}


def duplicate(cr, table, columns, first_customer, copy, customer, days):
    def value(name):
        kind, target = columns[name]
        if target == 'res_partner':
            return 'case when %s >= %d then %s + %d else %s end' % (name, first_customer, name, customer * APART, name)
        if target in TABLES:
            return '%s + %d' % (name, copy * APART)
        if table == 'account_move' and name in ('name', 'sequence_prefix', 'payment_reference'):
            return "'%d-' || %s" % (copy, name)
        if name == 'matching_number':
            return "regexp_replace(%s, '[0-9]+', '') || (regexp_replace(%s, '[^0-9]', '')::int + %d)" % (name, name, copy * APART)
        if kind == 'date' and table != 'res_partner':
            return '%s - %d' % (name, days)
        return name

    key = 'id' if 'id' in columns else next(name for name, (_, target) in columns.items() if target in TABLES)
    least = first_customer if columns[key][1] == 'res_partner' else 1
    cr.execute('insert into %s (%s) select %s from %s where %s between %d and %d' % (
        table, ', '.join(columns), ', '.join(value(name) for name in columns), table, key, least, APART,
    ))


def rename(cr):
    """Each copy of a customer is somebody else, with a name, an address and a number of its own."""
    cr.execute("""
        update res_partner
           set ref = ref || '-' || id / %(apart)s,
               name = case when parent_id is null then name || ' ' || id / %(apart)s else name end,
               complete_name = regexp_replace(complete_name, '^[^,]*', '\\& ' || id / %(apart)s),
               email = replace(email, '@', '@c' || id / %(apart)s || '.'),
               email_normalized = replace(email_normalized, '@', '@c' || id / %(apart)s || '.')
         where id > %(apart)s""", {'apart': APART})
    cr.execute('select id from res_partner where id > %s and id = commercial_partner_id and vat is not null', [APART])
    for (partner,) in cr.fetchall():
        number = siren(partner // APART * 1_000 + 1_000 + partner % APART)
        cr.execute('update res_partner set vat = %s, company_registry = %s where commercial_partner_id = %s',
                   [vat(number), siret(number), partner])
