// Finds the texts of a Razor page that are written out instead of looked up, as in @T["Add a person"].
// The index behind the brackets that open at this one. Strings may hold brackets.
const pairs = { '(': ')', '[': ']', '{': '}' };
const afterBrackets = (text, index) => {
  const closing = [];
  for (; index < text.length; index++) {
    const sign = text[index];
    if (sign === '"') for (index++; index < text.length && text[index] !== '"'; index++) text[index] === '\\' && index++;
    else if (sign in pairs) closing.push(pairs[sign]);
    else if (sign === closing.at(-1)) closing.pop();
    if (closing.length === 0) return index + 1;
  }
  return index;
};
// Razor without what it evaluates: the markup is left, and the braces of blocks.
const withoutExpressions = page => {
  let rest = '';
  for (let index = 0; index < page.length;) {
    const [statement] = page.slice(index).match(/^(@|(?<=[\s}]))(if|foreach|for|switch|while|else if)\s*(?=\()/) ?? [];
    const [name] = page.slice(index).match(/^@(await\s+)?[A-Za-z_][\w.?!]*|^@(?=\()/) ?? [];
    if (statement) index = afterBrackets(page, index + statement.length);
    else if (name !== undefined) {
      index += name.length;
      while ('(['.includes(page[index] ?? ' ') || /^[.?!]+\w/.test(page.slice(index, index + 3)))
        index = '(['.includes(page[index]) ? afterBrackets(page, index) : index + page.slice(index).match(/^[.?!]+\w+/)[0].length;
    } else rest += page[index++];
  }
  return rest;
};
// Attributes that are read out or shown.
const Spoken = /\b(?:alt|aria-(?:label|description|placeholder|roledescription)|help|label|placeholder|title)="([^"]*)"/g;
// Lines of C# between the tags.
const Code = /^(?:[{}?:&|.]|else\b|case\b|default:|void\b|@|var\b)|(?:[;{}(,]|=>|\))$/;
export const untranslated = page => {
  const markup = withoutExpressions(page
    .replaceAll(/@\*[\s\S]*?\*@|<!--[\s\S]*?-->|<(script|style|svg|code|kbd)\b[\s\S]*?<\/\1>|^@(model|using|inject|addTagHelper|functions).*$/gm, ''));
  const attributes = [...markup.matchAll(Spoken)].map(([, value]) => value);
  const texts = markup.split(/<\/?!?[A-Za-z](?:[^<>"]|"[^"]*")*>/).slice(1, -1)
    .flatMap(text => text.split('\n').map(line => line.trim()).filter(line => !Code.test(line)));
  return [...attributes, ...texts].filter(text => /[A-Za-z]{2}/.test(text.replaceAll(/&\w+;/g, '')));
};
