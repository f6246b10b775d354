/** Two letters on their way. */
export const AllSentDrawing = () => (
  <svg className="spot" viewBox="0 0 240 150" aria-hidden="true">
    <path className="wash" stroke="none" d="M20 132c16-44 56-70 100-70s84 26 100 70z" />
    <path d="M8 132h224" />
    <path d="M44 116c30-2 40-18 42-34M62 124c34-2 78-16 84-46" strokeDasharray="7 6" />
    <path className="cloth" d="M64 44l46-16 10 44-46 16z" />
    <path d="M64 44l30 20 16-36" />
    <path className="cloth" d="M124 62l52-10 8 42-52 10z" />
    <path d="M124 62l32 18 20-28" />
    <circle className="warm" cx="184" cy="92" r="17" />
    <path d="M176 92l6 6 10-11" strokeWidth="3.5" />
    <path d="M30 132c0-8 3-14 8-18M36 132c2-6 5-9 10-10" />
  </svg>
);
