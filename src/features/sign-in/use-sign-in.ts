import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { forgetWaiting, keptWaiting, signIn, type SignInError, type WaitingSignIn } from "#data/account.ts";
import { readTypedCode } from "#domain/sign-in-code.ts";
import { publicKeyOfPhone, toServer } from "#data/to-server.ts";
import { useApp } from "#features/feature.ts";
import { browserName } from "./browser-name.ts";

/** `phoneTrouble`: the browser does not let us keep who is signed in. */
export type EntryError = SignInError | { readonly type: "phoneTrouble" };

export type Attempt =
  | { readonly phase: "none" }
  | { readonly phase: "entering"; readonly code: string }
  | { readonly phase: "refused"; readonly code: string; readonly error: EntryError };

interface SignIn {
  readonly attempt: Attempt;
  /** What the last try, here or before the app was closed, left for the coordinator to decide. */
  readonly waiting: WaitingSignIn | null;
  /** By a code, or by the ticket of what waits. */
  readonly enter: (code: string) => Promise<boolean>;
  readonly stopWaiting: () => void;
}

/** One try to sign in at a time. A success leads out of the screen by itself. */
export const useSignIn = (): SignIn => {
  const { onSignedIn } = useApp();
  const [attempt, setAttempt] = useState<Attempt>({ phase: "none" });
  const [waiting, setWaiting] = useState(() => keptWaiting(localStorage));
  const enter = async (code: string): Promise<boolean> => {
    setAttempt({ phase: "entering", code });
    const error = await tryCode(code, onSignedIn);
    const waits = keptWaiting(localStorage);
    setWaiting(waits);
    // What was asked with may be no code that anybody types: then the field is empty.
    const isShown = readTypedCode(code).letters === code || waits?.ticket === code;
    if (error) setAttempt({ phase: "refused", code: isShown ? code : "", error });
    return error === null;
  };
  const stopWaiting = (): void => {
    forgetWaiting(localStorage);
    setWaiting(null);
    setAttempt({ phase: "none" });
  };
  return { attempt, waiting, enter, stopWaiting };
};

const tryCode = async (
  code: string,
  onSignedIn: ReturnType<typeof useApp>["onSignedIn"],
): Promise<EntryError | null> => {
  try {
    const browser = browserName(navigator);
    const result = await signIn(
      { fetchFrom: toServer, storage: localStorage, newId: uuidv7, publicKey: publicKeyOfPhone, browser },
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
