/** What the browser says about this site's storage. */
export interface StorageFacts {
  /** The browser has promised not to clear it when space runs out. */
  readonly isKept: boolean;
  /** It can be asked for that promise. */
  readonly canAsk: boolean;
  /** Bytes; null when the browser does not say. */
  readonly space: { readonly used: number; readonly free: number } | null;
}

/** Old browsers have no `navigator.storage`, or only a part of it. */
export const readStorage = async (storage: Partial<StorageManager> | undefined): Promise<StorageFacts> => {
  const isKept = (await storage?.persisted?.()) ?? false;
  const { usage, quota }: StorageEstimate = (await storage?.estimate?.()) ?? {};
  const space = usage === undefined || quota === undefined ? null : { used: usage, free: Math.max(0, quota - usage) };
  return { isKept, canAsk: storage?.persist !== undefined, space };
};

/** Whether the browser promised. */
export const askToKeep = async (storage: Partial<StorageManager> | undefined): Promise<boolean> =>
  (await storage?.persist?.()) ?? false;
