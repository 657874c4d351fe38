namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>Who can be found, and how queries for them are drawn.</summary>
internal sealed class Namesakes(IEnumerable<Person> staff)
{
    private readonly Person[] _people = [.. staff.Where(person => person.IsListed)];
    private string[]? _words;

    /// <summary>Draws people until enough of them gave a query of their own.</summary>
    /// <param name="write">What somebody who looks for this person types; null where the class has nothing to ask of them.</param>
    /// <param name="meant">Decides of anyone whether they may be meant by what was typed.</param>
    /// <param name="most">A query that may mean more people is not asked.</param>
    public IEnumerable<LabelledQuery> Ask(
        string name, int count, Func<Person, Random, string?> write, Func<Person, string, Func<Person, bool>> meant, int most = int.MaxValue)
    {
        var random = new Random(name.Aggregate(17, (seed, letter) => unchecked(seed * 31 + letter)));
        var asked = new HashSet<string>();
        for (var tries = 0; asked.Count < count; tries++)
        {
            if (tries == 1_000_000) throw new InvalidOperationException($"The staff gives too few queries of the class {name}.");
            var person = _people[random.Next(_people.Length)];
            if (write(person, random) is not { } text || asked.Contains(text))
                continue;
            var relevant = _people.Where(meant(person, text)).Select(other => other.Record.Id).ToHashSet();
            if (relevant.Count <= most && relevant.Contains(person.Record.Id) && asked.Add(text))
                yield return new LabelledQuery(name, text, relevant);
        }
    }

    /// <summary>Whether any word of anyone's record begins with this.</summary>
    public bool HasWord(string beginning)
    {
        _words ??= [.. _people.SelectMany(person => person.AllWords).Distinct().Order(StringComparer.Ordinal)];
        var at = Array.BinarySearch(_words, beginning, StringComparer.Ordinal);
        return at >= 0 || ~at < _words.Length && _words[~at].StartsWith(beginning, StringComparison.Ordinal);
    }

    /// <summary>Whether somebody has, for every word, one that begins with it.</summary>
    public bool HasPerson(string[] beginnings) => beginnings.All(HasWord) && _people.Any(person =>
        beginnings.All(beginning => person.AllWords.Any(word => word.StartsWith(beginning, StringComparison.Ordinal))));
}
