using System.Text.RegularExpressions;
using EmployeeDirectory.Web.Embedded;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.OrgChart;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Features.Search;

public static class ReadModelServices
{
    public static void AddReadModel(this IServiceCollection services)
    {
        services.AddSingleton(provider => Open(provider.GetRequiredService<IOptions<StorageOptions>>().Value, provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<ReadModel>();
        services.AddSingleton<FacetIndex>();
        services.AddSingleton<Spelling>();
        services.AddSingleton<PeopleSearch>();
        services.AddSingleton<Chart>();
        services.AddSingleton<ReadModelStatus>();
        services.AddSingleton<ReadModelComparison>();
        services.AddSingleton<StorePatience>();
        services.AddSingleton<EmployeeReading>();
        services.AddSingleton<ManagerPicker>();
        services.AddSingleton<SampleStaff>();
        services.AddHostedService<ReadModelSync>();
    }

    /// <summary>
    /// Anything in the file can be had again from the store, so a damaged one is thrown away. Each table has a file of its own,
    /// as nobody can tell whose lists these are while the table is out of reach.
    /// </summary>
    private static SqliteDatabase Open(StorageOptions storage, IConfiguration configuration)
    {
        var source = storage.Provider == StorageProvider.Aws ? Path.GetFileName(configuration["Aws:TableName"]) : "embedded";
        var path = storage.PathOf($"read-model-{ReadModelSchema.Version}-{source}.db");
        DeleteOutdated(storage.PathOf(""), source, path);
        try
        {
            return new SqliteDatabase(path, ReadModelSchema.Sql, "off");
        }
        catch (StoreUnavailableException)
        {
            foreach (var file in (string[])[path, $"{path}-wal", $"{path}-shm"])
                File.Delete(file);
            return new SqliteDatabase(path, ReadModelSchema.Sql, "off");
        }
    }

    private static void DeleteOutdated(string folder, string? source, string current)
    {
        var ofAnyVersion = new Regex($@"^read-model-\d+-{Regex.Escape(source ?? "")}\.db(-wal|-shm)?$", RegexOptions.NonBacktracking);
        foreach (var file in Directory.EnumerateFiles(folder, "read-model-*"))
            if (ofAnyVersion.IsMatch(Path.GetFileName(file)) && !file.StartsWith(current, StringComparison.Ordinal))
                File.Delete(file);
    }
}
