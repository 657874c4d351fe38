using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Aws.DynamoDb;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>The program on DynamoDB Local and an S3 server, which tests/engines/provision installs, beside itself on the embedded store.</summary>
/// <param name="OnDynamoDb">Microseconds of the program's processor time for a list page of somebody who is signed in.</param>
/// <param name="Loading">People a second (wall) who are read from the table by a first start. DynamoDB Local does not scan a large one in time.</param>
/// <param name="Kept">Milliseconds (wall) from start to healthy, on the read model of an earlier run.</param>
/// <param name="Copied">The same in an empty folder, from the copy in the bucket.</param>
internal sealed record AwsCosts(double[] OnDynamoDb, double[] OnSqlite, double? Loading, double[] Kept, double[] Copied, LambdaCosts Lambda)
{
    private const int Starts = 3;
    private const int MostInBatch = 25;
    private const int Writers = 4;
    private const int MostLoaded = 10_000;

    private static readonly TimeSpan CopyLimit = TimeSpan.FromMinutes(5);

    /// <param name="data">With a read model of these people.</param>
    public static async Task<AwsCosts> MeasureAsync(string program, string data, IReadOnlyCollection<Employee> people)
    {
        using var dynamoDb = new DynamoDbLocal();
        using var s3 = new S3Server();
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[
            ("AWS_ENDPOINT_URL_DYNAMODB", (await dynamoDb.EndpointAsync()).ToString()), ("AWS_ENDPOINT_URL_S3", (await s3.EndpointAsync()).ToString()),
            ("AWS_REGION", Engine.Region), ("AWS_ACCESS_KEY_ID", "local"), ("AWS_SECRET_ACCESS_KEY", "local")])
            Environment.SetEnvironmentVariable(name, value);
        var (table, bucket) = (DynamoDbLocal.NewTableName(), await s3.NewBucketAsync());
        (string Key, string Value)[] Settings(string folder, string? other = null) =>
        [
            ("Storage__Provider", "Aws"), ("Storage__DataFolder", Path.Combine(data, folder)), ("Aws__TableName", other ?? table),
            ("Aws__PhotoBucket", bucket), ("Access__Browse", "Anyone")
        ];
        double[] onDynamoDb = new double[PageCosts.Rounds], onSqlite = new double[PageCosts.Rounds], kept = new double[Starts], copied = new double[Starts];
        using (var client = await dynamoDb.ClientAsync())
            await AdoptAsync(data, table, (await client.CreateTableAsync(EmulatorTable.Definition(table))).TableDescription);
        await using (var aws = await StartedProgram.StartAsync([program], Settings("aws")))
        {
            await using var embedded = await StartedProgram.StartAsync([program], ("Storage__DataFolder", data));
            using var there = await EmployeeAsync(program, aws, Settings("aws"));
            using var here = await EmployeeAsync(program, embedded, [("Storage__DataFolder", data)]);
            foreach (var visitor in (Visitor[])[there, here])
                await visitor.CostAsync(["/"], PageCosts.WarmUp);
            for (var round = 0; round < PageCosts.Rounds; round++)
                (onDynamoDb[round], onSqlite[round]) = (await there.CostAsync(["/"], PageCosts.Pages), await here.CostAsync(["/"], PageCosts.Pages));
            await AwaitCopyAsync(s3, bucket);
        }
        for (var start = 0; start < Starts; start++)
        {
            kept[start] = (await StartedProgram.MeasureAsync([program], Settings("aws"))).Elapsed.TotalMilliseconds;
            copied[start] = (await StartedProgram.MeasureAsync([program], Settings($"new-{start}"))).Elapsed.TotalMilliseconds;
        }
        var lambda = await LambdaCosts.MeasureAsync(
            program, Directory.CreateDirectory(Path.Combine(data, "lambda")).FullName,
            Settings("lambda").ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        return new(onDynamoDb, onSqlite, people.Count > MostLoaded ? null : await LoadAsync(), kept, copied, lambda);

        async Task<double> LoadAsync()
        {
            var (filled, empty) = (DynamoDbLocal.NewTableName(), DynamoDbLocal.NewTableName());
            await FillAsync(dynamoDb, filled, people);
            await FillAsync(dynamoDb, empty, []);
            var start = (await StartedProgram.MeasureAsync([program], Settings("empty", empty))).Elapsed;
            return people.Count / ((await StartedProgram.MeasureAsync([program], Settings("filled", filled))).Elapsed - start).TotalSeconds;
        }
    }

    /// <summary>Makes the embedded program's read model that of an instance on the table.</summary>
    private static async Task AdoptAsync(string data, string table, TableDescription described)
    {
        var folder = Directory.CreateDirectory(Path.Combine(data, "aws")).FullName;
        var file = Path.Combine(folder, $"read-model-{ReadModelSchema.Version}-{table}.db");
        using (var embedded = new SqliteDatabase(Path.Combine(data, $"read-model-{ReadModelSchema.Version}-embedded.db"), ReadModelSchema.Sql, "off"))
            embedded.CopyTo(file);
        using var adopted = new SqliteDatabase(file, ReadModelSchema.Sql, "off");
        var now = DateTimeOffset.UtcNow;
        var position = new ReadModelPosition(described.TableId ?? described.TableArn, EmployeeItem.Time(now), now, now);
        await adopted.WriteAsync(
            connection =>
            {
                position.Write(connection);
                return true;
            },
            CancellationToken.None);
    }

    private static async Task<Visitor> EmployeeAsync(string program, StartedProgram directory, (string Key, string Value)[] settings)
    {
        var link = await Tool.ReadAsync(
            "dotnet", [program, "admin-link", .. settings.Select(setting => $"--{setting.Key.Replace("__", ":", StringComparison.Ordinal)}={setting.Value}")]);
        return await Visitor.SignInAsync(directory, link, "aws-employee");
    }

    private static async Task FillAsync(DynamoDbLocal dynamoDb, string table, IReadOnlyCollection<Employee> people)
    {
        using var client = await dynamoDb.ClientAsync();
        await client.CreateTableAsync(EmulatorTable.Definition(table));
        await Parallel.ForEachAsync(
            people.Chunk(MostInBatch), new ParallelOptions { MaxDegreeOfParallelism = Writers },
            async (batch, ct) => await client.BatchWriteItemAsync(
                new BatchWriteItemRequest(new Dictionary<string, List<WriteRequest>>
                {
                    [table] = [.. batch.Select(person => new WriteRequest(new PutRequest(EmployeeItem.From(StoreFile.Saved(person)))))]
                }),
                ct));
    }

    private static async Task AwaitCopyAsync(S3Server s3, string bucket)
    {
        using var client = await s3.ClientAsync();
        using var limit = new CancellationTokenSource(CopyLimit);
        while ((await client.ListObjectsV2Async(new() { BucketName = bucket, Prefix = "read-models/" }, limit.Token)).S3Objects is not { Count: > 0 })
            await Task.Delay(100, limit.Token);
    }
}
