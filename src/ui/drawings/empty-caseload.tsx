/** A stilt house with a lit door: the first one to visit. */
export const EmptyCaseloadDrawing = () => (
  <svg className="spot" viewBox="0 0 240 150" aria-hidden="true">
    <path className="wash" stroke="none" d="M24 132c10-40 44-66 96-66s86 26 96 66z" />
    <path d="M8 132h224" />
    <path className="cloth" d="M74 92V62h92v30z" />
    <path className="cloth" d="M60 64 120 26l60 38z" />
    <path d="M120 26l-7-8M120 26l7-8" />
    <path d="M82 92v40M104 92v40M136 92v40M158 92v40" />
    <path className="warm" d="M111 70h18v22h-18z" />
    <path d="M84 70h14v11H84zM142 70h14v11h-14z" />
    <path d="M111 98h18M109 106h22M107 114h26M105 122h30" />
    <path d="M109 92l-6 40M131 92l6 40" />
    <path d="M28 132c0-10 4-16 10-20M34 132c2-8 6-12 13-14M204 132c0-12 4-20 12-26M210 132c3-8 6-10 12-12" />
  </svg>
);
