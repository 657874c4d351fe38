using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmployeeDirectory.Web.Tests.Search;

/// <summary>A read model in a folder of its own, and the search over it.</summary>
internal sealed class SearchableStaff : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;
    private readonly PeopleIndex _index = new();

    public SearchableStaff(ShortForms? shortForms = null)
    {
        _database = new SqliteDatabase(_folder.PathOf("read-model.db"), ReadModelSchema.Sql, "off");
        People = new ReadModel(_database, _index, NullLogger<ReadModel>.Instance);
        Status = new ReadModelStatus(_database, TimeProvider.System);
        Search = new PeopleSearch(_database, People, _index, new Spelling(TimeProvider.System), TimeProvider.System, shortForms ?? ShortForms.BuiltIn);
        People.LoadIndexAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();
    }

    public string Folder => _folder.Path;

    /// <summary>As changes have made it.</summary>
    public PeopleIndex Index => _index;

    /// <summary>As a new start reads it from the file.</summary>
    public PeopleIndex LoadIndex()
    {
        var index = new PeopleIndex();
        index.Load(_database);
        return index;
    }

    public ReadModel People { get; }

    public ReadModelStatus Status { get; }

    public PeopleSearch Search { get; }

    /// <summary>A record's first version.</summary>
    public Employee Add(Employee employee)
    {
        var stored = employee with { Version = Math.Max(1, employee.Version) };
        People.ApplyAsync([stored], TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        return stored;
    }

    public Employee Change(Employee employee) => Add(employee with { Version = employee.Version + 1 });

    public List<string> Names(SearchQuery query) => [.. Search.Find(query).Hits.Select(hit => hit.Employee.DisplayName)];

    public List<string> Names(string typed) => Names(new SearchQuery { Q = typed });

    public void Dispose()
    {
        _database.Dispose();
        _index.Dispose();
        _folder.Dispose();
    }
}
