import { document } from "./layout.tsx";
import type { Voice } from "./voice.ts";

export function loginPage({ voice, nonce, next }: { voice: Voice; nonce: string; next: string }): string {
  const { t } = voice;
  return document(
    { voice, title: t("Connexion · Relance", "Log in · Relance"), nonce },
    <main class="page narrow">
      <p class="eyebrow">Relance</p>
      <h1>{t("Connexion", "Log in")}</h1>
      <form method="post" action="/login" class="card stacked">
        <input type="hidden" name="next" value={next} />
        <label class="field">
          {t("Votre nom", "Your name")}
          <input type="text" name="name" required maxlength={120} autocomplete="name" />
          <small>{t("Noté à côté de ce que vous approuvez.", "Written beside what you approve.")}</small>
        </label>
        <label class="field">
          {t("Jeton du service", "The service’s token")}
          <input type="password" name="token" required autocomplete="current-password" />
          <small>
            {t("Affiché une fois, au premier démarrage de « relance serve ».", "Shown once, when “relance serve” first started.")}
          </small>
        </label>
        <p class="actions">
          <button type="submit">{t("Entrer", "Enter")}</button>
        </p>
      </form>
    </main>,
  );
}
