import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** A text kept in a file, encrypted with a key that is made from a secret of the environment. */
export interface SealedFile {
  /** Undefined when there is none, or when it was sealed with another secret. */
  read(): Promise<string | undefined>;
  /** On disk, whole, when it returns. */
  write(text: string): Promise<void>;
}

const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM, the nonce first, then the tag, then the text. */
export function sealedFile(path: string, secret: string): SealedFile {
  const key = new Uint8Array(hkdfSync("sha256", secret, "", "relance sealed file", 32));
  return {
    async read() {
      const sealed = await readFile(path).catch(() => undefined);
      if (!sealed || sealed.length < ivBytes + tagBytes) return undefined;
      const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, ivBytes));
      decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]).toString("utf8");
      } catch {
        return undefined;
      }
    },
    async write(text) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv("aes-256-gcm", key, iv);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      await mkdir(dirname(path), { recursive: true });
      const file = await open(`${path}.new`, "w", 0o600);
      try {
        await file.writeFile(Buffer.concat([iv, cipher.getAuthTag(), body]));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.new`, path);
    },
  };
}
