import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { signIn, type SignInError } from "#data/account.ts";
import { publicKeyOfPhone, toServer } from "#data/to-server.ts";
import { useApp } from "#features/feature.ts";

/** `phoneTrouble`: the browser does not let us keep who is signed in. */
export type EntryError = SignInError | { readonly type: "phoneTrouble" };

export type Attempt =
  | { readonly phase: "none" }
  | { readonly phase: "entering"; readonly code: string }
  | { readonly phase: "refused"; readonly code: string; readonly error: EntryError };

/** One try to sign in at a time. A success leads out of the screen by itself. */
export const useSignIn = (): { readonly attempt: Attempt; readonly enter: (code: string) => Promise<boolean> } => {
  const { onSignedIn } = useApp();
  const [attempt, setAttempt] = useState<Attempt>({ phase: "none" });
  const enter = async (code: string): Promise<boolean> => {
    setAttempt({ phase: "entering", code });
    const error = await tryCode(code, onSignedIn);
    if (error) setAttempt({ phase: "refused", code, error });
    return error === null;
  };
  return { attempt, enter };
};

const tryCode = async (
  code: string,
  onSignedIn: ReturnType<typeof useApp>["onSignedIn"],
): Promise<EntryError | null> => {
  try {
    const result = await signIn(
      { fetchFrom: toServer, storage: localStorage, newId: uuidv7, publicKey: publicKeyOfPhone },
      code,
    );
    if (!result.ok) return result.error;
    onSignedIn(result.value);
    return null;
  } catch (error) {
    // Only the storage throws: full, or shut by a private mode.
    console.error(error);
    return { type: "phoneTrouble" };
  }
};
