using System.Text.Json;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>Microseconds of processor time for each person who is loaded into an empty read model, and for a row with their document alone.</summary>
internal sealed record LoadCosts(double[] Loads, double[] RowsAlone)
{
    private const int Rounds = 5;
    private const int Batch = 10_000;

    /// <param name="people">Read from their documents, as from a store.</param>
    public static LoadCosts Measure(string folder, IEnumerable<Employee> people)
    {
        string[] documents = [.. people.Select(person => JsonSerializer.Serialize(StoreFile.Saved(person), EmployeeJson.Default.Employee))];
        var (load, rows) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            load[round] = ProcessorTime.OfAllThreads(() => Load(Path.Combine(folder, $"load-{round}.db"), documents)) / documents.Length;
            rows[round] = ProcessorTime.OfAllThreads(() => WriteRows(Path.Combine(folder, $"rows-{round}.db"), documents)) / documents.Length;
        }
        return new(load, rows);
    }

    private static void Load(string file, string[] documents)
    {
        using var database = new SqliteDatabase(file, ReadModelSchema.Sql, "off");
        using var index = new PeopleIndex();
        var readModel = new ReadModel(database, index, NullLogger<ReadModel>.Instance);
        readModel.ClearAsync(CancellationToken.None).GetAwaiter().GetResult();
        foreach (var batch in documents.Chunk(Batch))
            readModel.ApplyAsync([.. batch.Select(Read)], CancellationToken.None).GetAwaiter().GetResult();
        readModel.LoadIndexAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    private static void WriteRows(string file, string[] documents)
    {
        using var database = new SqliteDatabase(file, "create table if not exists person(row integer primary key, id text not null unique, document text not null) strict", "off");
        foreach (var batch in documents.Chunk(Batch))
            database.WriteAsync(connection => Insert(connection, batch), CancellationToken.None).GetAwaiter().GetResult();
    }

    private static int Insert(SqliteConnection connection, string[] documents)
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into person(id, document) values ($id, $document)";
        var (id, document) = (insert.Parameters.Add("$id", SqliteType.Text), insert.Parameters.Add("$document", SqliteType.Text));
        foreach (var text in documents)
        {
            (id.Value, document.Value) = (Read(text).Id.ToString(), text);
            insert.ExecuteNonQuery();
        }
        return documents.Length;
    }

    private static Employee Read(string document) => JsonSerializer.Deserialize(document, EmployeeJson.Default.Employee)!;
}
