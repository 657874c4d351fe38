using System.Globalization;
using System.Text.Json;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Rehearsal.Visitors;
using Microsoft.Data.Sqlite;

namespace EmployeeDirectory.Rehearsal.Records;

/// <summary>What one instance has in its read model and shows in its lists.</summary>
internal sealed class InstanceAudit(Instance instance, string adminCookie)
{
    private const int Asked = 5;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyList<string>> FindProblemsAsync(IReadOnlyDictionary<Guid, Employee> table, IReadOnlyList<Save> saves)
    {
        var expected = table.Values.Select(Row).ToHashSet();
        var differences = new List<string>();
        try
        {
            await Until.HoldsAsync("the read model is the table", Limit, () =>
            {
                var actual = Rows(instance.ReadModel);
                differences = [.. expected.Except(actual).Select(row => $"{instance.Name} lacks {row}"), .. actual.Except(expected).Select(row => $"{instance.Name} has {row}")];
                return differences.Count == 0;
            });
            return await AskAsync(table, saves);
        }
        catch (TimeoutException)
        {
            return differences;
        }
    }

    /// <summary>The latest of what was saved is in the instance's own list, found by the person's name.</summary>
    private async Task<IReadOnlyList<string>> AskAsync(IReadOnlyDictionary<Guid, Employee> table, IReadOnlyList<Save> saves)
    {
        using var client = new HttpClient { BaseAddress = instance.Address };
        client.DefaultRequestHeaders.Add("Cookie", adminCookie);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        var problems = new List<string>();
        foreach (var id in saves.Where(save => save is { Accepted: true, Field: nameof(Employee.JobTitle) }).Select(save => save.Person).Reverse().Distinct().Take(Asked))
        {
            var person = table[id];
            var page = await client.GetStringAsync($"/?q={Uri.EscapeDataString(person.DisplayName)}");
            if (!page.Contains(person.JobTitle!, StringComparison.Ordinal))
                problems.Add($"the list of {instance.Name} does not show {person.JobTitle} of {person.DisplayName}");
        }
        return problems;
    }

    /// <summary>Of a copy: SQLite would look for the file on this process's disks, which may not be the instance's.</summary>
    private static HashSet<string> Rows(string file)
    {
        var folder = Directory.CreateTempSubdirectory("rehearsal-copy-").FullName;
        try
        {
            var copy = Path.Combine(folder, Path.GetFileName(file));
            foreach (var part in (string[])["", "-wal"])
                File.Copy(file + part, copy + part);
            return Read(copy);
        }
        // Copied while it was written; asked again.
        catch (SqliteException)
        {
            return [];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static HashSet<string> Read(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select id, version, document from person";
        using var reader = command.ExecuteReader();
        var rows = new HashSet<string>();
        while (reader.Read())
            rows.Add(Row(reader.GetString(0), reader.GetInt64(1), reader.GetString(2)));
        return rows;
    }

    private static string Row(Employee person) => Row(person.Id.ToString(), person.Version, JsonSerializer.Serialize(person, EmployeeJson.Default.Employee));

    private static string Row(string id, long version, string document) => string.Create(CultureInfo.InvariantCulture, $"{id} v{version}: {document}");
}
