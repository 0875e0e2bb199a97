/** TeX as plain text, where that says the same: `O(n \log n)` is "O(n log n)", `x^2` is "x²". For one-line descriptions. */

/** In UTF-16 units; longer formulas are not for one line. */
const LENGTH_LIMIT = 80;
const DEPTH_LIMIT = 6;

const SYMBOLS: ReadonlyMap<string, string> = new Map(
  (
    "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ " +
    "tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω " +
    "times × cdot · div ÷ pm ± mp ∓ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ equiv ≡ sim ∼ propto ∝ ll ≪ gg ≫ infty ∞ partial ∂ nabla ∇ " +
    "to → rightarrow → Rightarrow ⇒ leftarrow ← Leftarrow ⇐ leftrightarrow ↔ Leftrightarrow ⇔ iff ⇔ implies ⇒ mapsto ↦ " +
    "in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ setminus ∖ emptyset ∅ varnothing ∅ forall ∀ exists ∃ neg ¬ " +
    "land ∧ wedge ∧ lor ∨ vee ∨ oplus ⊕ otimes ⊗ circ ∘ ldots … dots … cdots ⋯ sum ∑ prod ∏ int ∫ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ " +
    "langle ⟨ rangle ⟩ mid | vert | lvert | rvert | ell ℓ hbar ℏ degree ° prime ′ quad   qquad  "
  )
    .trimEnd()
    .split(/ (?=[A-Za-z]{2,} )/)
    .map((pair) => [pair.slice(0, pair.indexOf(" ")), pair.slice(pair.indexOf(" ") + 1) || " "] as const),
);

const FUNCTIONS: ReadonlySet<string> = new Set(
  "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp max min sup inf lim det dim ker gcd deg arg Pr mod".split(" "),
);

/** Their argument says it all. */
const TRANSPARENT: ReadonlySet<string> = new Set(
  "text textrm textbf textit texttt mathrm mathbf mathit mathsf mathtt mathcal mathscr operatorname boldsymbol mbox displaystyle".split(
    " ",
  ),
);

/** They only say how large a bracket is. */
const SIZES: ReadonlySet<string> = new Set("left right big Big bigl bigr Bigl Bigr middle limits nolimits".split(" "));

const DOUBLE_STRUCK = table("CℂHℍNℕPℙQℚRℝZℤ");
const RAISED = table("0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻nⁿiⁱ");
const LOWERED = table("0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋");

function table(pairs: string): ReadonlyMap<string, string> {
  return new Map(Array.from(pairs).flatMap((sign, at, all) => (at % 2 === 0 ? [[sign, all[at + 1] as string] as const] : [])));
}

/** Undefined where plain text cannot say it: commands that are not known here, matrices, long formulas. */
export function formulaText(tex: string): string | undefined {
  if (tex.length > LENGTH_LIMIT) return undefined;
  const tokens = tex.match(/\\[A-Za-z]+\s*|\\[^]|\s+|[^]/gu) ?? [];
  const reader = { tokens, at: 0 };
  const text = readUntil(reader, undefined, 0);
  return text === undefined || reader.at < tokens.length ? undefined : text.replace(/\s+/g, " ").trim();
}

/** Where reading is; moved on by the functions below and seen by no one else. */
type Reader = { readonly tokens: readonly string[]; at: number };

function readUntil(reader: Reader, end: string | undefined, depth: number): string | undefined {
  let text = "";
  while (reader.at < reader.tokens.length && reader.tokens[reader.at] !== end) {
    const part = readOne(reader, depth);
    if (part === undefined) return undefined;
    // "a log b" needs its blanks, "log(b)" does not.
    text += /\p{L}$/u.test(text) && FUNCTIONS.has(part.trim()) ? ` ${part}` : part;
  }
  if (end !== undefined && reader.tokens[reader.at++] !== end) return undefined;
  return text;
}

function readOne(reader: Reader, depth: number): string | undefined {
  const token = reader.tokens[reader.at++];
  if (token === undefined || depth > DEPTH_LIMIT) return undefined;
  if (token === "{") return readUntil(reader, "}", depth + 1);
  if (token === "}" || token === "&" || token === "#") return undefined;
  if (token === "^") return moved(readArgument(reader, depth), "^", RAISED);
  if (token === "_") return moved(readArgument(reader, depth), "_", LOWERED);
  if (token === "~") return " ";
  if (!token.startsWith("\\")) return token;
  return readCommand(token.slice(1), reader, depth);
}

function readCommand(written: string, reader: Reader, depth: number): string | undefined {
  const name = written.trimEnd();
  if (/^[{}%$&#_|]$/.test(name)) return name;
  if (/^[,;:! ]$/.test(written)) return written === "!" ? "" : " ";
  if (FUNCTIONS.has(name)) return written === name && /[\^_({]/.test(reader.tokens[reader.at] ?? "") ? name : `${name} `;
  if (SIZES.has(name)) {
    // `\left.` is a bracket that is not there.
    if (reader.tokens[reader.at] === ".") reader.at++;
    return "";
  }
  if (TRANSPARENT.has(name)) return readArgument(reader, depth);
  if (name === "mathbb") return DOUBLE_STRUCK.get(readArgument(reader, depth) ?? "");
  if (name === "sqrt") return reader.tokens[reader.at] === "[" ? undefined : prefixed("√", readArgument(reader, depth));
  if (name === "frac" || name === "dfrac" || name === "tfrac") {
    const above = readArgument(reader, depth);
    const below = readArgument(reader, depth);
    return above === undefined || below === undefined ? undefined : `${grouped(above)}/${grouped(below)}`;
  }
  return SYMBOLS.get(name);
}

function readArgument(reader: Reader, depth: number): string | undefined {
  while (/^\s+$/.test(reader.tokens[reader.at] ?? "")) reader.at++;
  return readOne(reader, depth + 1);
}

/** Raised or lowered where Unicode has all its signs, else behind `mark`. */
function moved(argument: string | undefined, mark: string, signs: ReadonlyMap<string, string>): string | undefined {
  if (argument === undefined || argument === "") return undefined;
  const all = Array.from(argument, (sign) => signs.get(sign));
  return all.includes(undefined) ? prefixed(mark, argument) : all.join("");
}

function prefixed(mark: string, argument: string | undefined): string | undefined {
  return argument === undefined ? undefined : `${mark}${grouped(argument)}`;
}

/** What is more than one word, number or sign needs brackets. */
function grouped(text: string): string {
  const bare = text.trim();
  return /^(?:[a-z]+|[\d.]+|\p{L}\p{M}*[₀-₉′]?|∞)?$/iu.test(bare) ? bare : `(${bare})`;
}
