namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>Names in other letters than the record has, and as somebody writes them who only heard them.</summary>
internal static class WritingQueries
{
    private static readonly Dictionary<char, char> Traditional = """
        张張 刘劉 陈陳 杨楊 赵趙 黄黃 吴吳 孙孫 马馬 罗羅 郑鄭 谢謝 韩韓 冯馮 萧蕭 许許 邓鄧 苏蘇 卢盧 蒋蔣 贾賈 叶葉 阎閻 欧歐 诸諸 伟偉 静靜 丽麗 强強 军軍 艳艷 杰傑 涛濤
        兰蘭 刚剛 华華 国國 晓曉 东東 宇宇 诗詩 恩恩 轩軒 远遠 玉玉
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(pair => pair[0] != pair[1]).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>What a language writes in two ways, said alike; the first becomes the second.</summary>
    private static readonly (string Language, string[] Cultures, (string, string)[] Ways)[] Heard =
    [
        ("German", ["de"], [("ei", "ai"), ("ai", "ei"), ("tz", "z"), ("ck", "k"), ("dt", "tt"), ("ph", "f"), ("th", "t"), ("mm", "m"), ("ll", "l"), ("ss", "s"), ("tt", "t"), ("v", "f")]),
        ("French", ["fr"], [("ph", "f"), ("ss", "s"), ("ll", "l"), ("tt", "t"), ("qu", "k"), ("c", "k"), ("th", "t"), ("nn", "n")]),
        ("Spanish", ["es"], [("z", "s"), ("gi", "ji"), ("ge", "je"), ("jim", "gim"), ("qu", "k"), ("ll", "l"), ("ch", "sh"), ("h", "")]),
        ("Italian and Portuguese", ["it", "pt"], [("cc", "c"), ("zz", "z"), ("ll", "l"), ("tt", "t"), ("ch", "k"), ("gi", "ji"), ("ç", "ss"), ("nn", "n")]),
        ("Polish and Czech", ["pl", "cs"], [("w", "v"), ("sz", "sh"), ("cz", "ch"), ("rz", "z"), ("š", "sh"), ("č", "ch"), ("ski", "sky")]),
        ("Dutch", ["nl"], [("ck", "k"), ("ks", "x"), ("th", "t"), ("ph", "f"), ("v", "f"), ("ss", "s"), ("nn", "n"), ("c", "k")]),
        ("Nordic", ["nordic"], [("sson", "sen"), ("sen", "son"), ("kr", "chr"), ("qv", "kv"), ("kv", "qu"), ("ck", "k"), ("th", "t"), ("w", "v")]),
        ("English", ["en", "gd"], [("ph", "f"), ("ck", "k"), ("ll", "l"), ("tt", "t"), ("y", "i"), ("c", "k"), ("th", "t"), ("nn", "n")])
    ];

    public static IEnumerable<LabelledQuery> All(Namesakes crowd) =>
    [
        .. crowd.Ask("Latin for Arabic", 40, (person, random) => person.Culture.Code == "ar" ? UsualForms.Latin(person, random) : null, UsualForms.Same),
        .. crowd.Ask("Latin for Hebrew", 30, (person, random) => person.Culture.Code == "he" ? UsualForms.Latin(person, random) : null, UsualForms.Same),
        .. crowd.Ask("Latin for Persian", 15, (person, random) => person.Culture.Code == "fa" ? UsualForms.Latin(person, random) : null, UsualForms.Same),
        .. crowd.Ask("Latin for Georgian", 15, (person, _) => person.Culture.Code == "ka" ? Romanized.From(person.Record.DisplayName) : null, Romanized.Same),
        .. crowd.Ask("Latin for Armenian", 15, (person, _) => person.Culture.Code == "hy" ? Romanized.From(person.Record.DisplayName) : null, Romanized.Same),
        .. crowd.Ask("ə as e or a", 15, (person, random) => person.Culture.Code == "az" && person.Record.DisplayName.Contains('ə', StringComparison.OrdinalIgnoreCase)
            ? Schwa(person, random.Next(2) == 0 ? "e" : "a") : null, (asked, _) => person => person.NameKey == asked.NameKey),
        .. crowd.Ask("ħ as h", 15, (person, _) => person.Culture.Code == "mt" && person.Record.DisplayName.Contains('ħ', StringComparison.OrdinalIgnoreCase)
            ? $"{person.Given} {person.Family}".Replace('ħ', 'h') : null, (asked, _) => person => person.NameKey == asked.NameKey),
        .. crowd.Ask("other Han forms", 20, (person, _) => person.Culture.Code == "zh" && person.Record.DisplayName.Any(Traditional.ContainsKey)
            ? string.Concat(person.Record.DisplayName.Select(sign => Traditional.GetValueOrDefault(sign, sign))) : null,
            (asked, _) => person => person.Record.DisplayName == asked.Record.DisplayName),
        .. crowd.Ask("other kana", 20, (person, _) => person.Culture.Code == "ja" && OtherKana(person.Record.GivenName!) is { } other ? $"{person.Record.FamilyName} {other}" : null,
            (asked, _) => person => person.Record.DisplayName == asked.Record.DisplayName),
        .. Heard.SelectMany(language => crowd.Ask(
            $"heard, {language.Language}", 20, (person, random) => language.Cultures.Contains(person.Culture.Code) ? Hear(person, random, language.Ways, crowd) : null,
            (asked, _) => person => person.IsCalled(asked.GivenWords) && person.IsCalled(asked.FamilyWords[..1]))),
        .. crowd.Ask("name in one word", 20, (person, random) => NameQueries.Latin(person) && person is { GivenWords: [{ Length: > 2 } given], FamilyWords: [{ Length: > 4 } family] }
                ? random.Next(2) == 0 ? given + family : given[..1] + family : null,
            (asked, text) => person => person.IsCalled(asked.FamilyWords)
                && (text.StartsWith(asked.GivenWords[0], StringComparison.Ordinal) ? person.IsCalled(asked.GivenWords)
                    : person.NameWords.Except(asked.FamilyWords).Any(word => word[0] == text[0])), most: 20)
    ];

    private static string Schwa(Person person, string letter) =>
        Typed.Plain(person.Record.DisplayName.ToLowerInvariant().Replace("ə", letter, StringComparison.Ordinal));

    // Hiragana as katakana and back.
    private static string? OtherKana(string name) => name.All(sign => sign is >= 'ぁ' and <= 'ゖ') ? string.Concat(name.Select(sign => (char)(sign + 0x60)))
        : name.All(sign => sign is >= 'ァ' and <= 'ヶ') ? string.Concat(name.Select(sign => (char)(sign - 0x60)))
        : null;

    private static string? Hear(Person person, Random random, (string From, string To)[] ways, Namesakes crowd)
    {
        if (person.Record.GivenName is not { } given || person.Record.FamilyName?.Split(' ', '-')[0] is not { Length: > 4 } family)
            return null;
        var (from, to) = ways[random.Next(ways.Length)];
        var written = family.ToLowerInvariant();
        var heard = written.Replace(from, to, StringComparison.Ordinal);
        return heard == written || crowd.HasWord(Typed.Plain(heard)) ? null : $"{given} {heard}";
    }
}
