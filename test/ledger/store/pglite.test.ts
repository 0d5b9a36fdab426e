import { openStore } from "../../../src/ledger/store/open.ts";
import { storeContract } from "../../contracts/store.ts";

storeContract("PGlite in memory", () => openStore({ workspace: "contract", memory: true }));
