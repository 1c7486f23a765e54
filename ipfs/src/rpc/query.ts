import type { Context } from "hono";
import { BadRequest } from "../errors.ts";

/** The argument that a command is about. @throws {BadRequest} */
export function argument(c: Context): string {
  const value = c.req.query("arg");
  if (value === undefined || value === "") throw new BadRequest('argument "arg" is missing', "Name what it is about.");
  return value;
}

/** A switch. */
export function flag(c: Context, name: string, otherwise: boolean): boolean {
  const value = c.req.query(name);
  return value === undefined || value === "" ? otherwise : value !== "false";
}

/** A whole number from 0. @throws {BadRequest} */
export function count(c: Context, name: string): number | undefined {
  const value = c.req.query(name);
  if (value === undefined || value === "") return undefined;
  if (!/^\d{1,15}$/.test(value)) throw new BadRequest(`option "${name}" isn't a whole number`, "Give one from 0.");
  return Number(value);
}
