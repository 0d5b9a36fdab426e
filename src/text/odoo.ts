import type { Sentences } from "./sentences.ts";

/** What stands between us and an Odoo, said to whoever set up the connection. */
const connection: Sentences = {
  "odoo.not_odoo": {
    fr: (p) =>
      `${p.url} répond (HTTP ${p.status}), mais pas comme un Odoo. Donnez dans odoo.url l’adresse de la page de connexion d’Odoo, sans « /web » ni « /odoo ».`,
    en: (p) =>
      `${p.url} answers (HTTP ${p.status}), but not as an Odoo does. Give the address of Odoo’s login page in odoo.url, without “/web” or “/odoo”.`,
  },
  "odoo.too_old": {
    fr: (p) => `${p.url} est un Odoo ${p.version} ; Relance lit les versions 16 et suivantes.`,
    en: (p) => `${p.url} is an Odoo ${p.version}; Relance reads versions 16 and later.`,
  },
  "odoo.moved": {
    fr: (p) => `${p.url} renvoie vers ${p.to}. Mettez l’adresse définitive dans odoo.url.`,
    en: (p) => `${p.url} redirects to ${p.to}. Put the final address in odoo.url.`,
  },
  "odoo.no_such_host": {
    fr: (p) => `Aucun serveur ne porte le nom de ${p.url}. Vérifiez odoo.url et le réseau de cette machine.`,
    en: (p) => `No server has the name in ${p.url}. Check odoo.url and the network of this machine.`,
  },
  "odoo.refuses_connection": {
    fr: (p) => `${p.url} refuse la connexion : Odoo est arrêté, ou le port d’odoo.url n’est pas le bon.`,
    en: (p) => `${p.url} refuses the connection: Odoo is stopped, or the port in odoo.url is wrong.`,
  },
  "odoo.unreachable": {
    fr: (p) => `${p.url} est injoignable depuis cette machine. Vérifiez le réseau, le pare-feu, le VPN.`,
    en: (p) => `${p.url} cannot be reached from this machine. Check network, firewall, VPN.`,
  },
  "odoo.certificate": {
    fr: (p) =>
      `La connexion chiffrée à ${p.url} échoue (${p.why}). Faites corriger le certificat, ou donnez celui de votre autorité par NODE_EXTRA_CA_CERTS.`,
    en: (p) =>
      `The encrypted connection to ${p.url} fails (${p.why}). Have the certificate mended, or give your authority’s in NODE_EXTRA_CA_CERTS.`,
  },
  "odoo.timeout": {
    fr: (p) => `${p.url} n’a pas répondu en ${p.seconds} s. Relancez plus tard ; odoo.timeout allonge l’attente.`,
    en: (p) => `${p.url} did not answer within ${p.seconds} s. Try again later; odoo.timeout waits longer.`,
  },
  "odoo.cut": {
    fr: (p) => `La connexion à ${p.url} a été coupée (${p.why}). Relancez la commande : elle reprend où elle était.`,
    en: (p) => `The connection to ${p.url} was cut (${p.why}). Run the command again: it goes on where it was.`,
  },
  "odoo.busy": {
    fr: (p) => `${p.url} est occupé ou redémarre (HTTP ${p.status}). Relancez dans quelques minutes.`,
    en: (p) => `${p.url} is busy or restarting (HTTP ${p.status}). Try again in a few minutes.`,
  },
  "odoo.database_busy": {
    fr: (p) => `La base de ${p.url} n’a pas pu répondre (${p.why}). Relancez dans quelques minutes.`,
    en: (p) => `The database of ${p.url} could not answer (${p.why}). Try again in a few minutes.`,
  },
  "odoo.unreadable_answer": {
    fr: (p) => `${p.url} a répondu par une page au lieu de données (HTTP ${p.status}) : un proxy ou une page de maintenance s’interpose.`,
    en: (p) => `${p.url} answered with a page instead of data (HTTP ${p.status}): a proxy or a maintenance page stands in between.`,
  },
  "odoo.forbidden_answer": {
    fr: (p) =>
      `La réponse d’Odoo contient un champ nommé « ${p.name} », qui n’est pas admis. Vérifiez que odoo.url désigne bien votre Odoo.`,
    en: (p) => `Odoo’s answer has a field called “${p.name}”, which is not accepted. Check that odoo.url really is your Odoo.`,
  },
  "odoo.answer_unknown": {
    fr: (p) =>
      `La réponse de ${p.url} s’est perdue (${p.why}) : ce qui était à écrire l’a peut-être été. Odoo sera interrogé avant tout nouvel essai.`,
    en: (p) =>
      `The answer of ${p.url} was lost (${p.why}): what was to be written may have been. Odoo is asked before anything is tried again.`,
  },
};

/** Whose key, which database, which rights. */
const access: Sentences = {
  "odoo.json2_too_old": {
    fr: (p) => `${p.url} est un Odoo ${p.version}, sans API JSON-2. Écrivez odoo.transport: auto dans relance.yaml.`,
    en: (p) => `${p.url} is an Odoo ${p.version}, without the JSON-2 API. Write odoo.transport: auto in relance.yaml.`,
  },
  "odoo.key_needed": {
    fr: (p) => `Il manque la clé API de ${p.url} : donnez-la dans la variable ODOO_KEY, et odoo.key: \${ODOO_KEY} dans relance.yaml.`,
    en: (p) => `The API key of ${p.url} is missing: give it in the variable ODOO_KEY, and odoo.key: \${ODOO_KEY} in relance.yaml.`,
  },
  "odoo.no_such_company": {
    fr: (p) =>
      `L’utilisateur de la clé ne voit pas la société ${p.wanted} (odoo.companies) ; il voit : ${p.allowed}. Corrigez, ou donnez-lui la société dans Odoo.`,
    en: (p) =>
      `The key’s user does not see company ${p.wanted} (odoo.companies); they see: ${p.allowed}. Correct it, or allow the company in Odoo.`,
  },
  "odoo.database_needed": {
    fr: (p) => `Cet Odoo (${p.url}) veut le nom de sa base : remplissez odoo.database dans relance.yaml.`,
    en: (p) => `This Odoo (${p.url}) wants the name of its database: fill in odoo.database in relance.yaml.`,
  },
  "odoo.login_needed": {
    fr: (p) => `Cet Odoo (${p.url}) veut l’identifiant de l’utilisateur de la clé : remplissez odoo.login dans relance.yaml.`,
    en: (p) => `This Odoo (${p.url}) wants the login of the key’s user: fill in odoo.login in relance.yaml.`,
  },
  "odoo.no_database": {
    fr: (p) =>
      `${p.url} n’a pas de base « ${p.database} », ou en sert plusieurs. Le nom exact, à mettre dans odoo.database, est dans Paramètres ▸ À propos ou sur la page ${p.url}/web/database/selector.`,
    en: (p) =>
      `${p.url} has no database “${p.database}”, or serves several. The exact name, to put in odoo.database, is in Settings ▸ About or on ${p.url}/web/database/selector.`,
  },
  "odoo.online_without_api": {
    fr: (p) => `${p.url} n’ouvre pas son API : sur Odoo Online il faut l’offre Personnalisé (Custom). Sinon vérifiez odoo.url.`,
    en: (p) => `${p.url} does not open its API: Odoo Online needs the Custom plan for it. Otherwise check odoo.url.`,
  },
  "odoo.bad_key": {
    fr: (p) =>
      `${p.url} refuse la clé API : fausse, expirée ou d’une autre base. Faites-en une nouvelle (avatar ▸ Mes préférences ▸ Sécurité du compte) et mettez-la dans ODOO_KEY.`,
    en: (p) =>
      `${p.url} refuses the API key: wrong, expired or of another database. Make a new one (avatar ▸ My Preferences ▸ Account Security) and put it in ODOO_KEY.`,
  },
  "odoo.bad_login": {
    fr: (p) =>
      `${p.url} refuse l’identifiant « ${p.login} » avec cette clé sur la base « ${p.database} » : fausse, expirée, ou d’un autre utilisateur. Vérifiez odoo.login et ODOO_KEY.`,
    en: (p) =>
      `${p.url} refuses the login “${p.login}” with this key on the database “${p.database}”: wrong, expired, or another user’s. Check odoo.login and ODOO_KEY.`,
  },
  "odoo.no_right": {
    fr: (p) =>
      `L’utilisateur de la clé n’a pas le droit d’appeler ${p.method} sur ${p.refused}. ${p.groups ? `Un administrateur peut le donner par un de ces groupes : ${p.groups}.` : `Odoo dit : ${p.why}`}`,
    en: (p) =>
      `The key’s user may not call ${p.method} on ${p.refused}. ${p.groups ? `An administrator can allow it with one of these groups: ${p.groups}.` : `Odoo says: ${p.why}`}`,
  },
};

/** What one call was answered. */
const answers: Sentences = {
  "odoo.no_model": {
    fr: (p) => `Cet Odoo n’a pas le modèle ${p.model} : l’application qui l’apporte n’est pas installée, ou la version d’Odoo est autre.`,
    en: (p) => `This Odoo has no model ${p.model}: the app that brings it is not installed, or the version of Odoo is another.`,
  },
  "odoo.no_method": {
    fr: (p) => `Cet Odoo ne connaît pas ${p.method} sur ${p.model} : sa version ou ses applications sont autres que prévu.`,
    en: (p) => `This Odoo does not know ${p.method} on ${p.model}: its version or its apps are not those expected.`,
  },
  "odoo.no_field": {
    fr: (p) =>
      `Cet Odoo ne connaît pas un champ de ${p.model} (${p.why}) : l’application qui l’apporte n’est pas installée, ou la version est autre.`,
    en: (p) =>
      `This Odoo does not know a field of ${p.model} (${p.why}): the app that brings it is not installed, or the version is another.`,
  },
  "odoo.record_missing": {
    fr: (p) => `Un enregistrement de ${p.model} n’existe plus dans Odoo. Relancez « relance pull ».`,
    en: (p) => `A record of ${p.model} no longer exists in Odoo. Run “relance pull” again.`,
  },
  "odoo.refused": {
    fr: (p) => `Odoo refuse ${p.method} sur ${p.model} : ${p.why}`,
    en: (p) => `Odoo refuses ${p.method} on ${p.model}: ${p.why}`,
  },
  "odoo.failed": {
    fr: (p) => `Odoo a échoué à ${p.method} sur ${p.model} (${p.why}). Envoyez ce message à qui maintient Relance.`,
    en: (p) => `Odoo failed at ${p.method} on ${p.model} (${p.why}). Send this message to whoever maintains Relance.`,
  },
};

/** What a pull cannot make out. Said after the place of the row. */
const rows: Sentences = {
  "odoo.line_unreadable": {
    fr: (p) => `écriture mise de côté : ${p.field} vaut « ${p.value} ».`,
    en: (p) => `entry set aside: ${p.field} is “${p.value}”.`,
  },
  "odoo.line_incomplete": {
    fr: (p) =>
      `écriture mise de côté : ${{ partner: "son client n’est pas visible avec cette clé", move: "sa pièce n’est pas visible avec cette clé", date: "elle n’a pas de date" }[String(p.what)] ?? "sa devise ou sa société est inconnue"}.`,
    en: (p) =>
      `entry set aside: ${{ partner: "this key cannot see its customer", move: "this key cannot see its entry", date: "it has no date" }[String(p.what)] ?? "its currency or company is unknown"}.`,
  },
  "odoo.cursor_unreadable": {
    fr: (p) => `Repère de lecture illisible : « ${p.cursor} ». Envoyez ce message à qui maintient Relance.`,
    en: (p) => `Unreadable reading position: “${p.cursor}”. Send this message to whoever maintains Relance.`,
  },
};

export const odooSentences: Sentences = { ...connection, ...access, ...answers, ...rows };
