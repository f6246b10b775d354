import { useCallback, useEffect, useRef, useState } from "react";
import * as v from "valibot";
import type { Phone } from "#data/phone.ts";
import { usePhone } from "#data/use-phone.ts";
import type { PersonForm } from "#domain/person-form.ts";

/** A form that survives a killed tab: what is typed is kept in the phone's own database until it is saved. */
export interface Draft {
  readonly form: PersonForm;
  /** The form as it was opened: what is saved is the difference. */
  readonly before: PersonForm;
  /** What the person saw of the record: given along when the form is saved. */
  readonly seen: number;
  /** It was typed in an earlier visit. */
  readonly isRestored: boolean;
  readonly change: (fields: Partial<PersonForm>) => void;
  /** Begins again as if nothing had been typed. What comes back takes that back. */
  readonly startOver: () => () => void;
  /** The form was saved: nothing is kept of it. */
  readonly forget: () => Promise<void>;
}

interface Stored {
  readonly before: PersonForm;
  readonly form: PersonForm;
  /** The record's number when the form was opened; 0 for a new person. */
  readonly seen: number;
}

interface Opened extends Stored {
  readonly isRestored: boolean;
  /** Only what a person did is written: opening a form must not disturb what was typed in another one. */
  readonly isTouched: boolean;
}

interface Beginning {
  /** The record as it is; a new person's empty form. */
  readonly initial: PersonForm;
  /** What stands in the form at first, where that is not the record. */
  readonly typed?: PersonForm | undefined;
  /** What the person sees of the record. */
  readonly seen?: number;
  /** Records that the form is about: it goes when they do. */
  readonly about?: readonly string[];
  /** Looks at how a kept form began: another beginning is another person. */
  readonly fits?: (began: PersonForm) => boolean;
}

const NOBODY: readonly string[] = [];

/** Undefined until the kept draft was read. */
export const useDraft = (name: string, beginning: Beginning): Draft | undefined => {
  const { initial, typed = initial, seen = 0, about = NOBODY, fits = () => true } = beginning;
  const phone = usePhone();
  const [draft, setDraft] = useState<Opened>();
  const writer = useRef<ReturnType<typeof createWriter>>(undefined);
  const opened = draft !== undefined;

  useEffect(() => {
    if (opened) return;
    const open = async (): Promise<void> => {
      const stored = await keptDraft(phone, name);
      const isRestored = stored !== null && fits(stored.before);
      const began = isRestored ? stored : { before: initial, form: typed, seen };
      setDraft({ ...began, isRestored, isTouched: false });
    };
    void open();
    // The first record that was read is what the person sees; later news must not change a form under their hands.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [name, opened, phone]);

  useEffect(() => {
    const made = createWriter(async (stored) => {
      const { kept } = phone.database;
      try {
        if (stored && !isSame(stored.form, stored.before)) {
          await kept.put({ name, asOf: phone.now().toISOString(), value: stored, about });
        } else await kept.delete(name);
      } catch (error) {
        // The draft is a comfort; a phone that cannot keep it must still let the person save.
        console.error(error);
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

  const change = useCallback((fields: Partial<PersonForm>) => {
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

/** Writes the newest value a moment after the last key, at once when the app goes out of sight, never after `forget`. */
const createWriter = (write: (stored: Stored | null) => Promise<void>) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: Stored | undefined;
  let isForgotten = false;
  const flush = (): void => {
    clearTimeout(timer);
    if (pending && !isForgotten) void write(pending);
    pending = undefined;
  };
  return {
    later: ({ before, form, seen }: Stored): void => {
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

const isSame = (a: PersonForm, b: PersonForm): boolean => JSON.stringify(a) === JSON.stringify(b);

const formSchema = v.object({
  name: v.string(),
  houseNo: v.string(),
  nickname: v.string(),
  birthYear: v.string(),
  phone: v.string(),
  sex: v.picklist(["f", "m", "x", "unknown", ""]),
  supportNeeds: v.array(v.picklist(["sight", "hearing", "reading", "mobility"])),
  registeredArea: v.string(),
  areaCode: v.string(),
  status: v.picklist(["active", "moved", "died", "withdrawn"]),
  isTold: v.boolean(),
});
const storedSchema = v.object({ before: formSchema, form: formSchema, seen: v.number() });

const keptDraft = async (phone: Phone, name: string): Promise<Stored | null> => {
  try {
    return storedIn((await phone.database.kept.get(name))?.value);
  } catch (error) {
    // Without what was kept the form still opens, from what is known.
    console.error(error);
    return null;
  }
};

// A draft of another version of the app may have another shape; then the form starts from what is known.
const storedIn = (value: unknown): Stored | null => {
  const parsed = v.safeParse(storedSchema, value);
  return parsed.success ? parsed.output : null;
};
