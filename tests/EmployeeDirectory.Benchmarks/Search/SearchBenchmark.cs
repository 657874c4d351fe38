using static System.FormattableString;

namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>How well the search finds who is meant, by class of query, and how long it takes beside the full-text index alone.</summary>
internal static class SearchBenchmark
{
    private const double RankAim = 0.97;
    private const double RecallAim = 0.98;
    private const double ClassAim = 0.90;

    public static async Task<int> RunAsync(int employees, int rounds, bool misses)
    {
        var folder = Directory.CreateTempSubdirectory("search-");
        try
        {
            var people = InventedStaff.People(employees);
            var crowd = new Namesakes(people);
            LabelledQuery[] queries =
                [.. NameQueries.All(crowd), .. SpellingQueries.All(crowd), .. ScriptQueries.All(crowd), .. TypoQueries.All(crowd), .. WorkQueries.All(crowd), .. ReadingQueries.All(crowd), .. WritingQueries.All(crowd), .. ShortQueries.All(crowd)];
            using var staff = await SearchedStaff.FillAsync(Path.Combine(folder.FullName, "read-model.db"), people);
            SearchAnswer[] answers = [.. queries.Select(query => new SearchAnswer(query, [.. staff.Find(query.Text)]))];
            var latencies = Latency.Measure(staff, [.. queries.Select(query => query.Text)], rounds);
            if (misses)
                WriteMisses(answers, people);
            return Report(answers, latencies, people.Count, rounds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Report(SearchAnswer[] answers, Latency[] latencies, int people, int rounds)
    {
        Console.WriteLine(Invariant($"{people:N0} people, {answers.Length} queries; milliseconds are medians of {rounds} rounds"));
        Console.WriteLine($"{"class",-30}{"queries",8}{"MRR@10",8}{"recall@10",11}{"find p50",10}{"raw p50",9}");
        var classes = answers.Zip(latencies).GroupBy(pair => pair.First.Query.Class).Select(pairs => new Row(pairs.Key, [.. pairs])).ToList();
        classes.ForEach(Console.WriteLine);
        var all = new Row("all", [.. answers.Zip(latencies)]);
        Console.WriteLine(all);
        foreach (var (name, share) in (ReadOnlySpan<(string, double)>)[("p50", 0.5), ("p99", 0.99)])
        {
            var (find, raw) = (Latency.Percentile(latencies.Select(it => it.Find), share), Latency.Percentile(latencies.Select(it => it.Raw), share));
            Console.WriteLine(Invariant($"{name}: find {find:0.00} ms, raw full-text query {raw:0.00} ms, ratio {find / raw:0.0}"));
        }
        Console.WriteLine(Invariant($"aims: MRR@10 {RankAim:0.00}, recall@10 {RecallAim:0.00}, no class below {ClassAim:0.00} in either"));
        return all.Rank >= RankAim && all.Recall >= RecallAim && classes.All(row => Math.Min(row.Rank, row.Recall) >= ClassAim) ? 0 : 1;
    }

    private static void WriteMisses(SearchAnswer[] answers, List<Person> people)
    {
        var names = people.ToDictionary(person => person.Record.Id, person => person.Record.DisplayName);
        foreach (var answer in answers.Where(answer => !answer.IsPerfect))
        {
            var expected = answer.Query.Relevant.Select(id => names[id]).Take(3);
            var got = answer.Hits.Take(3).Select(hit => $"{hit.Employee.DisplayName} ({hit.Reason})");
            Console.WriteLine(Invariant($"{answer.Query.Class}: \"{answer.Query.Text}\" rank {answer.ReciprocalRank:0.00} recall {answer.Recall:0.00}"));
            Console.WriteLine($"    meant {answer.Query.Relevant.Count}: {string.Join(", ", expected)}");
            Console.WriteLine($"    got   {answer.Hits.Count}: {string.Join(", ", got)}");
        }
    }

    private sealed class Row(string name, (SearchAnswer Answer, Latency Latency)[] pairs)
    {
        public double Rank { get; } = pairs.Average(pair => pair.Answer.ReciprocalRank);

        public double Recall { get; } = pairs.Average(pair => pair.Answer.Recall);

        public override string ToString()
        {
            var (find, raw) = (Latency.Percentile(pairs.Select(it => it.Latency.Find), 0.5), Latency.Percentile(pairs.Select(it => it.Latency.Raw), 0.5));
            return Invariant($"{name,-30}{pairs.Length,8}{Rank,8:0.000}{Recall,11:0.000}{find,10:0.00}{raw,9:0.00}");
        }
    }
}
