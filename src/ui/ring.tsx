import type { ReactNode } from "react";

type RingProps = {
  /** Counted by the server. */
  readonly done: number;
  /** Waiting on this phone: shown broken, never added to the figure. */
  readonly waits: number;
  readonly goal: number;
  /** The whole sentence, for people who cannot see it. */
  readonly label: string;
  /** Sews the newest stitch once, right after a save. */
  readonly fresh?: boolean;
  /** What stands in the middle; the number done unless given. */
  readonly children?: ReactNode;
};

const mostStitches = 12;

/** One stitch is one person. Above twelve, stitches stand for equal shares of the goal. */
export const Ring = ({ done, waits, goal, label, fresh = false, children }: RingProps) => {
  const stitches = Math.max(1, Math.min(goal, mostStitches));
  const share = stitches / Math.max(1, goal);
  const whole = Math.min(stitches, Math.floor(done * share));
  const broken = Math.min(stitches - whole, Math.ceil(waits * share));
  return (
    <div className="ring">
      <span className="only-spoken">{label}</span>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        {Array.from({ length: stitches }, (_, at) => (
          <Stitch
            key={at}
            at={at}
            of={stitches}
            kind={at < whole ? "done" : at < whole + broken ? "waits" : "todo"}
            fresh={fresh && at === whole + broken - 1}
          />
        ))}
      </svg>
      {children ?? (
        <span className="figure" aria-hidden="true">
          {done}
        </span>
      )}
    </div>
  );
};

type StitchProps = {
  readonly at: number;
  readonly of: number;
  readonly kind: "done" | "waits" | "todo";
  readonly fresh: boolean;
};

/** The circle is 100 long; each stitch keeps a fifth of its place free on the thread between them. */
const Stitch = ({ at, of, kind, fresh }: StitchProps) => {
  const place = 100 / of;
  const length = of === 1 ? 100 : place * 0.8;
  const turn = -90 + (at * 360) / of + (of === 1 ? 0 : (place * 0.1 * 360) / 100);
  return (
    <g className={fresh ? "ring-new" : undefined} transform={`rotate(${turn} 50 50)`}>
      <circle
        className={kind}
        cx="50"
        cy="50"
        r="43"
        pathLength="100"
        strokeDasharray={kind === "waits" ? brokenDash(length) : `${length} ${100 - length + 1}`}
      />
    </g>
  );
};

/** Four short threads with three gaps, as long together as one whole stitch. */
const brokenDash = (length: number): string => {
  const thread = length * 0.1615;
  const gap = (length - thread * 4) / 3;
  return `${thread} ${gap} ${thread} ${gap} ${thread} ${gap} ${thread} 200`;
};

/** The ring with its words beside it. */
export const Target = ({ ring, children }: { readonly ring: ReactNode; readonly children: ReactNode }) => (
  <div className="target">
    {ring}
    <div>{children}</div>
  </div>
);
