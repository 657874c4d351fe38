using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Web.Hosting;
using Microsoft.Data.Sqlite;

namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>The staff in a read model file, the program's search over it, and a full-text index of SQLite with the same words, asked directly.</summary>
internal sealed class SearchedStaff : IDisposable
{
    private const int Batch = 10_000;

    private readonly ServiceProvider _services;
    private readonly PeopleSearch _search;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _raw;

    private SearchedStaff(ServiceProvider services, string file)
    {
        _services = services;
        _search = services.GetRequiredService<PeopleSearch>();
        _connection = new SqliteConnection($"Data Source={file}.raw;Pooling=False");
        _connection.Open();
        FillRaw(file);
        _raw = _connection.CreateCommand();
        _raw.CommandText = "select rowid from text where text match $match order by rank limit 24";
        _raw.Parameters.Add(new SqliteParameter("$match", SqliteType.Text));
    }

    public static async Task<SearchedStaff> FillAsync(string file, IEnumerable<Person> people)
    {
        var services = Services(file);
        var readModel = services.GetRequiredService<ReadModel>();
        foreach (var batch in people.Select(person => person.Record).Chunk(Batch))
            await readModel.ApplyAsync(batch, CancellationToken.None);
        await readModel.LoadIndexAsync(CancellationToken.None);
        return new SearchedStaff(services, file);
    }

    /// <param name="file">As the program left it.</param>
    public static async Task<SearchedStaff> OpenAsync(string file)
    {
        var services = Services(file);
        await services.GetRequiredService<ReadModel>().LoadIndexAsync(CancellationToken.None);
        return new SearchedStaff(services, file);
    }

    public IEnumerable<(Employee Employee, string Reason)> Find(string typed) =>
        _search.Find(new SearchQuery { Q = typed }).Hits.Select(hit => (hit.Employee, string.Join(", ", hit.Reasons)));

    public void Ask(string typed) => _search.Find(new SearchQuery { Q = typed });

    /// <summary>The typed words as prefixes, and nothing but row numbers back.</summary>
    public int FindRaw(string typed)
    {
        _raw.Parameters[0].Value = string.Join(' ', SearchText.Words(typed).Select(word => $"\"{word}\"*"));
        using var rows = _raw.ExecuteReader();
        var found = 0;
        while (rows.Read())
            found++;
        return found;
    }

    public void Dispose()
    {
        _raw.Dispose();
        _connection.Dispose();
        _services.Dispose();
    }

    private void FillRaw(string file) => SqliteDatabase.Execute(
        _connection,
        """
        attach $file as staff;
        create virtual table text using fts5(words, content = '', detail = none, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mc'", prefix = '1 2 3');
        insert into text(rowid, words) select row, names || ' ' || work || ' ' || mail from staff.person_words;
        """,
        ("$file", file));

    private static ServiceProvider Services(string file)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(TimeProvider.System).AddSingleton(ShortForms.BuiltIn).AddReadModel();
        services.AddSingleton(_ => new SqliteDatabase(file, ReadModelSchema.Sql, "off"));
        return services.BuildServiceProvider();
    }
}
