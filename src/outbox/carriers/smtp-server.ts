/** How to reach the mail server. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte; `starttls` before anything else, or nothing is sent; `none` in clear. */
  readonly security: "tls" | "starttls" | "none";
  readonly user?: string;
  readonly password?: string;
}

/**
 * Reads `smtps://user:password@host:465` or `smtp://user:password@host:587`. `smtp:` means STARTTLS, except on this machine
 * or with `?tls=none`, for a relay inside the house that asks for no password.
 * @throws RangeError saying what is wrong, without quoting the URL: it may hold a password
 */
export function smtpServer(text: string): SmtpServer {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || (url.protocol !== "smtp:" && url.protocol !== "smtps:") || url.hostname === "") {
    throw new RangeError("expected smtp://host:port or smtps://host:port");
  }
  const tls = url.protocol === "smtps:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const local = ["localhost", "127.0.0.1", "::1"].includes(host);
  const clear = !tls && (local || url.searchParams.get("tls") === "none");
  if (clear && !local && url.username !== "") throw new RangeError(`a password would travel in clear to ${host}`);
  return {
    host,
    port: url.port === "" ? (tls ? 465 : 587) : Number(url.port),
    security: tls ? "tls" : clear ? "none" : "starttls",
    ...(url.username !== "" && { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }),
  };
}
