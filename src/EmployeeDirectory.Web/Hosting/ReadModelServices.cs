using System.Text.RegularExpressions;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.SampleData;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Core.Storage;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Hosting;

public static class ReadModelServices
{
    public static void AddReadModel(this IServiceCollection services)
    {
        services.AddSingleton(provider => Open(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value,
            provider.GetRequiredService<IConfiguration>(),
            provider.GetRequiredService<DirectoryMetrics>()));
        services.AddSingleton<ReadModel>();
        services.AddSingleton<PeopleIndex>();
        services.AddSingleton<Spelling>();
        services.AddSingleton<PeopleSearch>();
        services.AddSingleton<Chart>();
        services.AddSingleton<ReadModelStatus>();
        services.AddSingleton<ReadModelReconciler>();
        services.AddSingleton<StoreCircuitBreaker>();
        services.AddSingleton<EmployeeReader>();
        services.AddSingleton<EmployeeEditor>();
        services.AddSingleton<PersonResolver>();
        services.AddSingleton<SampleStaff>();
        services.AddSingleton<SampleRemoval>();
        services.AddSingleton<ReadModelCopies>();
        services.AddHostedService(provider => provider.GetRequiredService<ReadModelCopies>());
        services.AddSingleton<ReadModelSync>();
        services.AddHostedService(provider => provider.GetRequiredService<ReadModelSync>());
    }

    // One file per table: while the store is unreachable, nothing else tells whose data a file holds.
    private static SqliteDatabase Open(StorageOptions storage, IConfiguration configuration, DirectoryMetrics metrics)
    {
        var source = storage.Provider == StorageProvider.Aws
            ? Path.GetFileName(configuration["Aws:TableName"])
            : "embedded";
        var path = storage.PathOf($"read-model-{ReadModelSchema.Version}-{source}.db");
        DeleteOutdated(storage.PathOf(""), source, path);
        try
        {
            return New();
        }
        catch (StoreUnavailableException)
        {
            metrics.ReadModelFailed();
            foreach (var file in (string[])[path, $"{path}-wal", $"{path}-shm"])
                File.Delete(file);
            return New();
        }

        SqliteDatabase New() => new(path, ReadModelSchema.Sql, "off") { Failed = metrics.ReadModelFailed };
    }

    private static void DeleteOutdated(string folder, string? source, string current)
    {
        var ofAnyVersion = new Regex(
            $@"^read-model-\d+-{Regex.Escape(source ?? "")}\.db(-wal|-shm)?$", RegexOptions.NonBacktracking);
        foreach (var file in Directory.EnumerateFiles(folder, "read-model-*"))
            if (ofAnyVersion.IsMatch(Path.GetFileName(file)) && !file.StartsWith(current, StringComparison.Ordinal))
                File.Delete(file);
    }
}
