declare const brand: unique symbol;

/**
 * A value that went through its parser: a plain string is not assignable to it, it is assignable to a plain string.
 * Nothing exists of it at run time.
 */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
