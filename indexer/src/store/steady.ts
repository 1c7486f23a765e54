/** How a connection to PostgreSQL notices that its server vanished without a word, and doesn't wait for one that isn't there. */
export const steady = { keepAlive: true, keepAliveInitialDelayMillis: 10_000, connectionTimeoutMillis: 30_000 };
