import { useCallback, useEffect, useRef, useState } from "react";
import * as v from "valibot";
import type { Phone } from "./phone.ts";
import { isLeaving, isStorageFull } from "./storage-errors.ts";
import { usePhone } from "./use-phone.ts";

/** A form that survives a killed tab: what is typed is kept in the phone's own database until it is saved. */
export interface Draft<F> {
  readonly form: F;
  /** The form as it was opened: what is saved is the difference. */
  readonly before: F;
  /** What the person saw of the record: given along when the form is saved. */
  readonly seen: number;
  /** It was typed in an earlier visit. */
  readonly isRestored: boolean;
  readonly change: (fields: Partial<F>) => void;
  /** Begins again as if nothing had been typed. What comes back takes that back. */
  readonly startOver: () => () => void;
  /** The form was saved: nothing is kept of it. */
  readonly forget: () => Promise<void>;
}

interface Stored<F> {
  readonly before: F;
  readonly form: F;
  /** The record's number when the form was opened; 0 for a new person. */
  readonly seen: number;
}

interface Opened<F> extends Stored<F> {
  readonly isRestored: boolean;
  /** Only what a person did is written: opening a form must not disturb what was typed in another one. */
  readonly isTouched: boolean;
}

interface Beginning<F> {
  /** A draft of another version of the app may have another shape; then the form starts from what is known. */
  readonly schema: v.GenericSchema<unknown, F>;
  /** The record as it is; an empty form for a new one. */
  readonly initial: F;
  /** What stands in the form at first, where that is not the record. */
  readonly typed?: F | undefined;
  /** What the person sees of the record. */
  readonly seen?: number;
  /** Records that the form is about: it goes when they do. */
  readonly about?: readonly string[];
  /** Looks at how a kept form began: another beginning is another person. */
  readonly fits?: (began: F) => boolean;
  /** For how long it is kept, and the beginning of the names of all that are kept as long. */
  readonly lasts?: { readonly ms: number; readonly family: string };
}

const NOBODY: readonly string[] = [];

/** Undefined until the kept draft was read. */
export const useDraft = <F extends object>(name: string, beginning: Beginning<F>): Draft<F> | undefined => {
  const { schema, lasts, initial, typed = initial, seen = 0, about = NOBODY, fits = () => true } = beginning;
  const phone = usePhone();
  const [draft, setDraft] = useState<Opened<F>>();
  const writer = useRef<Writer<F>>(undefined);
  const opened = draft !== undefined;

  useEffect(() => {
    if (opened) return;
    const open = async (): Promise<void> => {
      if (lasts) await dropOld(phone, lasts);
      const stored = await keptDraft(phone, name, schema);
      const isRestored = stored !== null && fits(stored.before);
      const began = isRestored ? stored : { before: initial, form: typed, seen };
      setDraft({ ...began, isRestored, isTouched: false });
    };
    void open();
    // The first record that was read is what the person sees; later news must not change a form under their hands.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [name, opened, phone]);

  useEffect(() => {
    const made = createWriter<F>(async (stored) => {
      const { kept } = phone.database;
      try {
        if (stored && !isSame(stored.form, stored.before)) {
          await kept.put({ name, asOf: phone.now().toISOString(), value: stored, about });
        } else await kept.delete(name);
      } catch (error) {
        // The draft is a comfort: a phone that is full, or about to leave, must still let the person save.
        if (!isStorageFull(error) && !isLeaving(error)) console.error(error);
      }
    });
    writer.current = made;
    addEventListener("pagehide", made.flush);
    document.addEventListener("visibilitychange", made.flush);
    return () => {
      removeEventListener("pagehide", made.flush);
      document.removeEventListener("visibilitychange", made.flush);
      made.flush();
    };
    // A form is about the same records for as long as it has its name.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [name, phone]);

  const change = useCallback((fields: Partial<F>) => {
    setDraft((now) => now && { ...now, form: { ...now.form, ...fields }, isTouched: true });
  }, []);

  useEffect(() => {
    if (draft?.isTouched === true) writer.current?.later(draft);
  }, [draft]);

  if (!draft) return undefined;
  return {
    form: draft.form,
    before: draft.before,
    seen: draft.seen,
    isRestored: draft.isRestored,
    change,
    startOver: () => {
      setDraft({ before: initial, form: typed, seen, isRestored: false, isTouched: true });
      return () => setDraft({ ...draft, isTouched: true });
    },
    forget: () => writer.current?.forget() ?? Promise.resolve(),
  };
};

interface Writer<F> {
  readonly later: (stored: Stored<F>) => void;
  readonly flush: () => void;
  readonly forget: () => Promise<void>;
}

/** Writes the newest value a moment after the last key, at once when the app goes out of sight, never after `forget`. */
const createWriter = <F>(write: (stored: Stored<F> | null) => Promise<void>): Writer<F> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: Stored<F> | undefined;
  let isForgotten = false;
  const flush = (): void => {
    clearTimeout(timer);
    if (pending && !isForgotten) void write(pending);
    pending = undefined;
  };
  return {
    later: ({ before, form, seen }): void => {
      pending = { before, form, seen };
      clearTimeout(timer);
      timer = setTimeout(flush, MOMENT_MS);
    },
    flush,
    forget: async (): Promise<void> => {
      isForgotten = true;
      clearTimeout(timer);
      await write(null);
    },
  };
};

const MOMENT_MS = 300;

const isSame = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

const keptDraft = async <F>(
  { database }: Phone,
  name: string,
  schema: v.GenericSchema<unknown, F>,
): Promise<Stored<F> | null> => {
  try {
    const stored = v.object({ before: schema, form: schema, seen: v.number() });
    const parsed = v.safeParse(stored, (await database.kept.get(name))?.value);
    return parsed.success ? parsed.output : null;
  } catch (error) {
    // Without what was kept the form still opens, from what is known.
    console.error(error);
    return null;
  }
};

const dropOld = async (
  phone: Phone,
  { ms, family }: { readonly ms: number; readonly family: string },
): Promise<void> => {
  const { kept } = phone.database;
  const oldest = new Date(phone.now().getTime() - ms).toISOString();
  try {
    const rows = await kept.where("name").startsWith(family).toArray();
    await kept.bulkDelete(rows.filter(({ asOf }) => asOf < oldest).map(({ name }) => name));
  } catch (error) {
    console.error(error);
  }
};
