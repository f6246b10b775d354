/** The name by which the app and its service worker find a person's database. */
export const phoneDatabaseName = (userId: string): string => `asa-${userId}`;
