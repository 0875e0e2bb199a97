/** Labels of headings that say little alone: "Use cases" below "Amazon S3" is "Amazon S3 › Use cases". */
import type { Heading } from "../model/index.ts";

/** Headings that many sections have, in lower case: English, German, Spanish, French, Italian, Portuguese, Arabic. */
const GENERIC: ReadonlySet<string> = new Set(
  [
    "use cases|usecases|use case|overview|introduction|intro|background|definition|definitions|basics|summary|conclusion|conclusions|example|examples",
    "benefits|advantages|disadvantages|pros|cons|pros and cons|advantages and disadvantages|drawbacks|limitations|features|key features|characteristics|types",
    "how it works|how does it work|how to use|how to use it|usage|what is it|what it is|why|why use it|when to use|when to use it|purpose|components|concepts|key concepts|key points|key takeaways",
    "steps|setup|installation|getting started|configuration|prerequisites|requirements|pricing|costs|cost|security|performance|notes|note|details|more|tips|best practices|options|faq",
    "questions|answers|exercises|solution|problem|vocabulary|terms|terminology|glossary|resources|references|links|sources|source|further reading|see also|reflection|todo|misc",
    "anwendungsfälle|einsatzgebiete|überblick|übersicht|einleitung|einführung|grundlagen|hintergrund|begriffe|zusammenfassung|fazit|beispiel|beispiele|vorteile|nachteile|vor- und nachteile",
    "eigenschaften|merkmale|arten|funktionsweise|verwendung|zweck|schritte|kosten|sicherheit|leistung|notizen|fragen|antworten|aufgaben|lösung|quellen|literatur|verweise|siehe auch",
    "casos de uso|resumen|introducción|conceptos|conceptos básicos|definición|definiciones|conclusión|conclusiones|ejemplo|ejemplos|ventajas|desventajas|ventajas y desventajas|características|tipos",
    "cómo funciona|uso|pasos|instalación|requisitos|precios|costes|costos|seguridad|rendimiento|notas|preguntas|respuestas|recursos|referencias|fuentes|enlaces|véase también",
    "cas d'utilisation|cas d'usage|aperçu|vue d'ensemble|présentation|notions|définition|définitions|résumé|exemple|exemples|avantages|inconvénients|avantages et inconvénients|caractéristiques",
    "fonctionnement|comment ça marche|utilisation|étapes|prérequis|coûts|tarifs|sécurité|remarques|exercices|ressources|références|liens|voir aussi",
    "casi d'uso|panoramica|introduzione|concetti|definizione|definizioni|riassunto|riepilogo|conclusione|conclusioni|esempio|esempi|vantaggi|svantaggi|vantaggi e svantaggi|caratteristiche|tipi",
    "come funziona|utilizzo|passaggi|passi|installazione|requisiti|prezzi|costi|sicurezza|prestazioni|note|appunti|domande|risposte|risorse|riferimenti|fonti|collegamenti|vedi anche",
    "visão geral|introdução|conceitos|definição|definições|resumo|conclusão|exemplo|exemplos|vantagens|desvantagens|vantagens e desvantagens|tipos|como funciona|passos|instalação|preços|custos",
    "segurança|desempenho|perguntas|respostas|referências|fontes|ligações|veja também",
    "حالات الاستخدام|نظرة عامة|مقدمة|تعريف|ملخص|خاتمة|أمثلة|مثال|مزايا|عيوب|ميزات|أنواع|كيف يعمل|الاستخدام|مراجع|مصادر|ملاحظات",
  ].flatMap((line) => line.split("|")),
);

/** Between a heading and the one that it is told apart by. */
const SEPARATOR = " › ";

/**
 * The headings, with a label where one says little alone: it is generic, or another has the same words. It is named after the nearest
 * heading that it stands below; where it stands below none but its words come again, after the nearest one before it.
 * Linear: no heading is looked at more than once, and no label holds another one.
 */
export function qualifyHeadings(headings: readonly Heading[]): readonly Heading[] {
  const counts = new Map<string, number>();
  const names = headings.map(({ text }) => nameOf(text));
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const open: { readonly level: number; readonly owner: string | undefined }[] = [];
  let before: string | undefined;
  return headings.map((heading, i) => {
    const name = names[i] as string;
    const isRepeated = (counts.get(name) as number) > 1;
    const isGeneric = isRepeated || GENERIC.has(name);
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    const above = open.at(-1)?.owner;
    const owner = isGeneric ? (above ?? (isRepeated ? before : undefined)) : undefined;
    open.push({ level: heading.level, owner: isGeneric ? above : heading.text });
    if (!isGeneric) before = heading.text;
    return owner === undefined ? heading : { ...heading, label: owner + SEPARATOR + heading.text };
  });
}

/** Lower case, without numbering in front and punctuation behind. */
function nameOf(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/^(?:\d{1,3}[.)]\s*)+/, "")
    .replace(/[\s:：?？؟.!]{1,20}$/u, "");
}
