/** Hills, and a phone that has kept its work. */
export const NoSignalDrawing = () => (
  <svg className="spot" viewBox="0 0 240 150" aria-hidden="true">
    <path className="wash" stroke="none" d="M8 128l44-62 30 36 40-58 48 62 24-30 38 52z" />
    <path d="M8 128h224" />
    <path d="M14 122l38-54 30 36 40-58 48 62 24-30 32 44" />
    <circle className="warm" cx="196" cy="34" r="13" />
    <path d="M30 40a16 16 0 0 1 24-5M54 42c8-4 16 0 18 7H26c-2-5 0-9 4-9z" />
    <path className="cloth" d="M100 84h34a5 5 0 0 1 5 5v50a5 5 0 0 1-5 5h-34a5 5 0 0 1-5-5V89a5 5 0 0 1 5-5z" />
    <path d="M112 138h10" />
    <path d="M104 112l9 9 17-18" strokeWidth="4" />
  </svg>
);
