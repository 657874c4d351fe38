using System.Diagnostics;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using EmployeeDirectory.Aws.DynamoDb;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>How fast the program fills its read model from a table of DynamoDB Local, which tests/engines/provision installs.</summary>
internal sealed class DynamoDbLoad : IDisposable
{
    private const string Key = "local", Region = "us-east-1";
    private const int MostInBatch = 25;
    private const int Writers = 4;

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    private readonly Process _engine;
    private readonly string _endpoint;
    private readonly AmazonDynamoDBClient _client;

    private DynamoDbLoad()
    {
        var (folder, port) = (Path.Combine(Repository.Root, "tests", "engines", ".cache", "dynamodb"), StartedProgram.FreePort());
        var start = new ProcessStartInfo(
            "java", ["-XX:+UseSerialGC", "-Djava.library.path=DynamoDBLocal_lib", "-jar", "DynamoDBLocal.jar", "-inMemory", "-sharedDb", "-port", $"{port}"])
        { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException("DynamoDB Local is not installed: run tests/engines/provision once.");
        _engine = Tool.Start(start);
        _engine.BeginOutputReadLine();
        _engine.BeginErrorReadLine();
        _endpoint = $"http://127.0.0.1:{port}";
        _client = new AmazonDynamoDBClient(new BasicAWSCredentials(Key, Key), new AmazonDynamoDBConfig { ServiceURL = _endpoint, AuthenticationRegion = Region });
    }

    /// <returns>People a second.</returns>
    public static async Task<double> MeasureAsync(string program, string folder, IReadOnlyCollection<Employee> people)
    {
        using var load = new DynamoDbLoad();
        await load.BecomeReadyAsync();
        await load.FillAsync("nobody", []);
        await load.FillAsync("people", people);
        var empty = await load.StartAsync(program, folder, "nobody");
        var filled = await load.StartAsync(program, folder, "people");
        return people.Count / (filled - empty).TotalSeconds;
    }

    public void Dispose()
    {
        _client.Dispose();
        _engine.Kill();
        _engine.WaitForExit();
        _engine.Dispose();
    }

    private async Task BecomeReadyAsync()
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(100))
            try
            {
                await _client.ListTablesAsync();
                return;
            }
            catch (Exception fault) when (fault is HttpRequestException or AmazonClientException && clock.Elapsed < StartLimit && !_engine.HasExited)
            {
            }
    }

    private async Task FillAsync(string table, IReadOnlyCollection<Employee> people)
    {
        await _client.CreateTableAsync(EmulatorTable.Definition(table));
        await Parallel.ForEachAsync(people.Chunk(MostInBatch), new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (batch, ct) =>
            await _client.BatchWriteItemAsync(new BatchWriteItemRequest(new Dictionary<string, List<WriteRequest>>
            {
                [table] = [.. batch.Select(person => new WriteRequest(new PutRequest(EmployeeItem.From(StoreFile.Saved(person)))))]
            }), ct));
    }

    private async Task<TimeSpan> StartAsync(string program, string folder, string table)
    {
        var time = await StartedProgram.MeasureAsync(
            [program], ("Storage__Provider", "Aws"), ("Storage__DataFolder", Path.Combine(folder, table)), ("Aws__TableName", table), ("Aws__PhotoBucket", "photos"),
            ("AWS_ENDPOINT_URL_DYNAMODB", _endpoint), ("AWS_ENDPOINT_URL_S3", _endpoint), ("AWS_REGION", Region), ("AWS_ACCESS_KEY_ID", Key), ("AWS_SECRET_ACCESS_KEY", Key));
        return time.Elapsed;
    }
}
