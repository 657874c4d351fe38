using EmployeeDirectory.Core.Employees;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Search;

/// <summary>Whom the search finds by name, the fields for a manager and an invited person take.</summary>
public sealed class PersonResolverTests : IDisposable
{
    private readonly SearchableStaff _staff = new();

    public void Dispose() => _staff.Dispose();

    [Theory]
    [InlineData("Siobhán O’Brien", "Siobhan O'Brien"), InlineData("Siobhán O’Brien", "o brien siobhan"), InlineData("Miller, Harold (Contractor)", "Harold Miller")]
    [InlineData("Harold Miller", "Miller, Harold"), InlineData("Harold Miller", "Dr. Harold  Miller"), InlineData("Harold Miller", "Harold Miller (IT)")]
    [InlineData("Владимир Петров", "vladimir petrov"), InlineData("María de la Cruz", "maria de la cruz")]
    public void Resolve_NameInAnotherForm_IsThatPerson(string name, string typed)
    {
        var person = _staff.Add(Someone(name));
        _staff.Add(Someone("Zebedee Quux"));

        Assert.Equal((person.Id, null), new PersonResolver(_staff.People).Resolve(typed));
    }

    [Theory]
    [InlineData("harold"), InlineData("Harold Mille")]
    public void Resolve_NotWhollyTheirName_IsNobodyOrAllOfThem(string typed)
    {
        _staff.Add(Someone("Harold Miller") with { Email = "harold@example.com" });
        _staff.Add(Someone("Harold Shaw") with { Email = "shaw@example.com" });

        var (id, problem) = new PersonResolver(_staff.People).Resolve(typed);

        Assert.Null(id);
        Assert.NotNull(problem);
    }

    [Fact]
    public void Resolve_Namesakes_AreAllOffered()
    {
        string[] addresses = [.. Enumerable.Range(1, 14).Select(number => $"ada{number}@example.com")];
        foreach (var address in addresses)
            _staff.Add(Someone("Ada Shaw") with { Email = address });

        var problem = new PersonResolver(_staff.People).Resolve("Shaw, Ada").Problem!.ToString(null);

        Assert.All(addresses, address => Assert.Contains(address, problem, StringComparison.Ordinal));
    }
}
