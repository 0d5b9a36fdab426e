import type { AddCommand } from "../session.ts";
export const addFec: AddCommand = () => {};
