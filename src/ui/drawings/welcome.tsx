/** Two neighbours on a bench in the shade of a tree. */
export const WelcomeDrawing = () => (
  <svg className="spot" viewBox="0 0 240 150" aria-hidden="true">
    <path className="wash" stroke="none" d="M20 132c14-52 52-84 100-84s86 32 100 84z" />
    <path d="M8 132h224" />
    <path d="M186 132V74M186 92l16-14M186 104l-13-12" />
    <path className="cloth" d="M186 22c20 0 34 13 34 29s-15 27-34 27-34-11-34-27 14-29 34-29z" />
    <circle className="warm" cx="176" cy="44" r="3.5" stroke="none" />
    <circle className="warm" cx="198" cy="38" r="3.5" stroke="none" />
    <circle className="warm" cx="203" cy="58" r="3.5" stroke="none" />
    <circle className="warm" cx="184" cy="62" r="3.5" stroke="none" />
    <path className="cloth" d="M34 108h112v9H34z" />
    <path d="M44 117v15M136 117v15M62 117v9M118 117v9" />
    <circle className="cloth" cx="66" cy="56" r="11" />
    <path className="cloth" d="M48 108c-2-24 6-36 18-36s19 9 20 22l-6 14z" />
    <path d="M74 84l22 10" />
    <circle className="cloth" cx="116" cy="58" r="11" />
    <path className="cloth" d="M134 108c2-24-6-34-18-34s-19 8-20 20l6 14z" />
    <path d="M106.5 53c3-9 18-9 19 2" />
    <path d="M108 86l-12 8" />
    <path className="warm" d="M91 84h11v18H91z" />
    <path d="M57 50c2-6 15-8 19-1" />
    <path d="M48 108h44M100 108h34" />
  </svg>
);
