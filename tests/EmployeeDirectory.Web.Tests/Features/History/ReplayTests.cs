using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Features.History;

public sealed class ReplayTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    private static readonly Employee Full = Someone() with
    {
        GivenName = "Ada",
        FamilyName = "Lovelace",
        JobTitle = "Analyst, first class",
        Department = "Engineering",
        Location = "London",
        Email = "Ada@Example.com",
        Phones = ["+44 20 7946 0000", "0113 496 0000 x12"],
        ManagerId = Guid.CreateVersion7(),
        Skills = ["C#", "Mathematics"],
        StartDate = new DateOnly(2020, 2, 29),
        Pronouns = "she/her",
        About = "First line\nsecond line",
        TimeZone = "Europe/London",
        WorkingDays = [DayOfWeek.Monday, DayOfWeek.Friday],
        PhotoId = "0123456789abcdef0123456789abcdef",
        EmployeeNumber = "E1",
        Status = EmployeeStatus.Left,
        Protected = true
    };

    [Fact]
    public void At_EveryVersion_IsTheRecordThatWasSaved()
    {
        var (records, history) = Save([
            Full, Full with { JobTitle = null, Skills = [] }, Full with { DisplayName = "李小龙", Phones = [] },
            Full with { DeletedAt = Start.AddHours(3) }, new Employee { Id = Full.Id, DisplayName = "Bare" }, Full with { Protected = false }]);
        foreach (var record in records)
            Same(record, Replay.At(history, record.UpdatedAt.AddTicks(1)));
    }

    [Fact]
    public void At_BeforeTheFirstChange_IsNobody() => Assert.Null(Replay.At(Save([Full]).History, Start));

    [Fact]
    public void Undo_OneOfManyChanges_PutsBackItsFieldsAlone()
    {
        var (records, history) = Save([Full, Full with { JobTitle = "Countess", Location = "Turin" }, Full with { JobTitle = "Countess", Location = "Turin", About = "New" }]);

        var undo = Undo.For(history[1], records[2], Start);

        Assert.Empty(undo.Conflicts);
        Same(records[2] with { JobTitle = Full.JobTitle, Location = Full.Location }, undo.Next);
    }

    [Fact]
    public void Undo_OneFieldChangedSince_TellsIt()
    {
        var (records, history) = Save([Full, Full with { JobTitle = "Countess", Location = "Turin" }, Full with { JobTitle = "Duchess", Location = "Turin" }]);
        Assert.Equal([new UndoConflict(new("JobTitle", Full.JobTitle, "Countess"), "Duchess")], Undo.For(history[1], records[2], Start).Conflicts);
    }

    /// <summary>Saves the states of one person, an hour after each other.</summary>
    private static (List<Employee> Records, List<HistoryEntry> History) Save(IEnumerable<Employee> states)
    {
        var (records, history) = (new List<Employee>(), new List<HistoryEntry>());
        PersonKey? key = null;
        foreach (var state in states)
        {
            var current = records.LastOrDefault();
            var (_, plan) = SavePlan.Decide(current, key, state with { Version = current?.Version ?? 0 }, Author(), Start.AddHours(records.Count));
            records.Add(plan!.Saved);
            key ??= plan.NewKey;
            history.Add(key!.Open(plan.Entry));
        }
        return (records, history);
    }
}
