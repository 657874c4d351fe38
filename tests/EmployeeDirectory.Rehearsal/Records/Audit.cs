using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using EmployeeDirectory.Rehearsal.Visitors;

namespace EmployeeDirectory.Rehearsal.Records;

/// <summary>Holds what visitors were told against what the table has, and that against what each instance shows.</summary>
internal sealed class Audit(Fleet fleet, Crowd crowd)
{
    public async Task<IReadOnlyList<string>> FindProblemsAsync()
    {
        var table = await fleet.TableAsync();
        var ids = new List<Guid>();
        await foreach (var record in table.ReadVersionsAsync(CancellationToken.None))
            ids.Add(record.Id);
        var people = (await table.GetManyAsync(ids, CancellationToken.None)).ToDictionary(person => person.Id);
        var problems = new List<string>();
        foreach (var saves in crowd.Saves.All.GroupBy(save => save.Person))
            problems.AddRange(FindProblems([.. saves], people.GetValueOrDefault(saves.Key), await table.GetHistoryAsync(saves.Key, CancellationToken.None)));
        var names = people.Values.CountBy(person => person.DisplayName).Where(name => name.Value > 1).Select(name => name.Key).ToHashSet();
        problems.AddRange(crowd.Saves.All.Where(save => save.IsNew && names.Contains(save.Value!)).Select(save => $"{save.Value} was added twice"));
        foreach (var instance in fleet.Instances)
            problems.AddRange(await new InstanceAudit(instance, crowd.AdminCookie).FindProblemsAsync(people, crowd.Saves.All));
        return problems;
    }

    private static IEnumerable<string> FindProblems(List<Save> saves, Employee? person, IReadOnlyList<HistoryEntry> history)
    {
        var entries = history.ToLookup(entry => entry.SubmissionId);
        foreach (var save in saves)
        {
            var found = entries[save.Submission].ToList();
            if (save.Accepted && found.Count == 0)
                yield return $"lost: {save}";
            if (found.Count > 1)
                yield return $"{found.Count} times in the history: {save}";
            if (save.Value is { } value && found.Exists(entry => entry.Changes.All(change => (change.Field, change.New) != (save.Field, value))))
                yield return $"with another value in the history: {save}";
        }
        if (!history.Select(entry => entry.Version).SequenceEqual(Enumerable.Range(1, history.Count).Select(version => (long)version)))
            yield return $"the history of {saves[0].Person} has gaps or repeats";
        if (person?.Version is { } version && version != history.Count || person is null && history.Count > 0)
            yield return $"{saves[0].Person} has version {person?.Version} and {history.Count} changes";
        foreach (var field in saves.Select(save => save.Field).Distinct())
        {
            var last = history.SelectMany(entry => entry.Changes).LastOrDefault(change => change.Field == field)?.New;
            if (person is not null && EmployeeField.All.Single(it => it.Name == field).Text(person) != last)
                yield return $"{field} of {person.Id} is not {last}, as its history says";
        }
    }
}
