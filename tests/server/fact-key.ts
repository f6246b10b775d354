/** Of every server for tests in this process: a database knows the key that it was made with. */
export const FACT_KEY = "test";
