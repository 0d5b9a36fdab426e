import type { Sentences } from "./sentences.ts";

/** What the service says when something does not go as asked. */
export const serverSentences = {
  "server.token_needed": {
    fr: "Il faut le jeton du service : en-tête « Authorization: Bearer … », ou la page de connexion.",
    en: "The service’s token is needed: header “Authorization: Bearer …”, or the login page.",
  },
  "server.token_wrong": {
    fr: "Ce jeton n’est pas celui du service. Il a été affiché une seule fois, au premier démarrage de « relance serve » ; pour en faire un autre, supprimez le fichier .relance/token et redémarrez.",
    en: "This is not the service’s token. It was shown once, when “relance serve” first started; to make another one, delete the file .relance/token and start again.",
  },
  "server.too_many_tries": {
    fr: (p) => `Trop d’essais infructueux depuis cette adresse. Réessayez dans ${p.minutes} min.`,
    en: (p) => `Too many failed tries from this address. Try again in ${p.minutes} min.`,
  },
  "server.name_needed": {
    fr: "Dites votre nom : il est noté à côté de ce que vous approuvez.",
    en: "Say your name: it is written beside what you approve.",
  },
  "server.other_site": {
    fr: "Cette demande vient d’une autre page que celles du service : elle n’a pas été suivie. Revenez à la page et recommencez.",
    en: "This request comes from a page that is not the service’s own: nothing was done. Go back to the page and try again.",
  },
  "server.not_found": { fr: "Il n’y a rien à cette adresse.", en: "There is nothing at this address." },
  "server.no_such_workspace": {
    fr: (p) => `Aucun espace de travail « ${p.name} » n’est servi ici.`,
    en: (p) => `No workspace “${p.name}” is served here.`,
  },
  "server.never_pulled": {
    fr: (p) => `Les comptes de « ${p.name} » n’ont pas encore été lus. Lancez un passage : POST /w/${p.name}/run.`,
    en: (p) => `The books of “${p.name}” have not been read yet. Start a run: POST /w/${p.name}/run.`,
  },
  "server.no_such_mail": {
    fr: "Ce message n’est ni dans le plan du jour ni dans la boîte d’envoi.",
    en: "This message is neither in today’s plan nor in the outbox.",
  },
  "server.bad_day": {
    fr: (p) => `« ${p.value} » n’est pas un jour ; écrivez par exemple 2026-11-21.`,
    en: (p) => `“${p.value}” is not a day; write 2026-11-21 for example.`,
  },
  "server.body_unreadable": {
    fr: "Le corps de la demande n’est ni du JSON ni un formulaire lisible.",
    en: "The body of the request is neither JSON nor a readable form.",
  },
  "server.body_invalid": {
    fr: (p) => `La demande ne convient pas : ${p.fields}.`,
    en: (p) => `The request does not fit: ${p.fields}.`,
  },
  "server.body_too_big": {
    fr: (p, format) => `Le corps de la demande dépasse ${format.number(Number(p.limit))} octets.`,
    en: (p, format) => `The body of the request is over ${format.number(Number(p.limit))} bytes.`,
  },
  "server.one_selection": {
    fr: "dites une seule chose à approuver : all, keys, debtor ou step",
    en: "name one thing to approve: all, keys, debtor or step",
  },
  "server.day_expected": { fr: "un jour est attendu, comme 2026-11-21", en: "a day is expected, such as 2026-11-21" },
  "server.store_down": {
    fr: "La base de données ne répond pas. Réessayez ; si cela dure, regardez /health et le journal du service.",
    en: "The store does not answer. Try again; if it lasts, see /health and the service’s log.",
  },
  "server.our_bug": {
    fr: "Erreur inattendue, de notre fait. Le journal du service dit où.",
    en: "Unexpected error, ours. The service’s log says where.",
  },
  "server.token_damaged": {
    fr: (p) => `${p.file} ne contient pas l’empreinte d’un jeton. Supprimez ce fichier et redémarrez : un nouveau jeton sera affiché.`,
    en: (p) => `${p.file} does not hold a token’s digest. Delete the file and start again: a new token will be shown.`,
  },
  "server.token_short": {
    fr: (p) => `RELANCE_TOKEN a ${p.length} caractères ; il en faut au moins ${p.least}. Par exemple : openssl rand -base64 32.`,
    en: (p) => `RELANCE_TOKEN has ${p.length} characters; at least ${p.least} are needed. For example: openssl rand -base64 32.`,
  },
  "server.port_taken": {
    fr: (p) => `Le port ${p.port} de ${p.host} est déjà pris. Choisissez-en un autre avec --port.`,
    en: (p) => `Port ${p.port} of ${p.host} is already taken. Choose another one with --port.`,
  },
  "server.cannot_listen": {
    fr: (p) => `Impossible d’écouter sur ${p.host}:${p.port} (${p.why}).`,
    en: (p) => `Cannot listen on ${p.host}:${p.port} (${p.why}).`,
  },
  "server.same_name": {
    fr: (p) =>
      `Deux dossiers portent le même nom d’espace de travail « ${p.name} » : ${p.first} et ${p.second}. Changez « name » dans l’un des deux relance.yaml.`,
    en: (p) =>
      `Two folders have the same workspace name “${p.name}”: ${p.first} and ${p.second}. Change “name” in one of the two relance.yaml.`,
  },
  "server.bad_schedule": {
    fr: (p) =>
      `schedule : « ${p.schedule} » n’est pas une ligne cron que l’on sache suivre dans la zone ${p.timezone}. Par exemple « 0 8 * * 1-5 » : chaque jour ouvré à 8 h.`,
    en: (p) =>
      `schedule: “${p.schedule}” is not a cron line that can be followed in the zone ${p.timezone}. For example “0 8 * * 1-5”: every working day at 8.`,
  },
  "server.run_failed": {
    fr: (p) => `erreur inattendue (${p.name}) ; le journal du service dit où`,
    en: (p) => `unexpected error (${p.name}); the service’s log says where`,
  },
} as const satisfies Sentences;
