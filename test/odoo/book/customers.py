"""Customers, each with a reference, an invoicing contact when it is a company, and a salesperson."""

from .invented import CITIES, company_name, person_name, siren, siret, vat


class Customers:
    def __init__(self, env, staff):
        self.env = env
        self.staff = staff
        self.made = 0

    def company(self, **values):
        index = self._next()
        number = siren(index)
        name = values.pop('name', None) or company_name(index)
        partner = self._partner(index, name=name, is_company=True, **{
            'vat': vat(number), 'company_registry': siret(number), 'email': 'accueil@%s' % domain(index), **values,
        })
        self.contact(partner, name='Comptabilité', type='invoice', email='compta@%s' % domain(index))
        return partner

    def person(self, **values):
        index = self._next()
        return self._partner(index, **{'name': person_name(index), 'is_company': False, 'email': 'client%03d@courriel.example' % index, **values})

    def contact(self, parent, **values):
        return self.env['res.partner'].create({'parent_id': parent.id, 'lang': parent.lang, **values})

    def _next(self):
        self.made += 1
        return self.made

    def _partner(self, index, **values):
        postcode, city = CITIES[index % len(CITIES)]
        return self.env['res.partner'].create({
            'ref': 'C%05d' % index, 'customer_rank': 1, 'lang': 'fr_FR', 'country_id': self.env.ref('base.fr').id,
            'street': '%d rue des Essais' % index, 'zip': postcode, 'city': city, 'phone': '+33 1 99 00 %02d %02d' % (index // 100, index % 100),
            'user_id': self.staff['sales' if index % 2 else 'sales2'].id,
            **values,
        })


def domain(index):
    return 'client%03d.example' % index
