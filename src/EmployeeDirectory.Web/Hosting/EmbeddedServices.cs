using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Background;
using EmployeeDirectory.Core.Companies;
using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Imports;
using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Core.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace EmployeeDirectory.Web.Hosting;

public static class EmbeddedServices
{
    public static void AddEmbeddedStorage(this IServiceCollection services, StorageOptions storage)
    {
        services.AddKeyedSingleton(nameof(SqliteEmployeeStore), (_, _) => new SqliteDatabase(
            storage.PathOf("employees.db"),
            SqliteEmployeeStore.Schema + SqliteAccountStore.Schema + SqliteCorrectionStore.Schema
                + SqliteCompanyStore.Schema,
            "full"));
        services.AddSingleton(provider => new SqliteEmployeeStore(
            Records(provider),
            provider.GetRequiredService<DirectoryMetrics>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IAccountStore>(provider =>
            new SqliteAccountStore(Records(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IEmployeeStore>(provider => provider.GetRequiredService<SqliteEmployeeStore>());
        services.AddSingleton<IAuditStore>(provider => new SqliteAuditStore(Records(provider)));
        services.AddSingleton<ICorrectionStore>(provider =>
            new SqliteCorrectionStore(Records(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ICompanyStore>(provider => new SqliteCompanyStore(Records(provider)));
        services.AddSingleton(provider => new SqliteImportStore(
            new SqliteDatabase(storage.PathOf("imports.db"), SqliteImportStore.Schema, "full"),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IImportStore>(provider => provider.GetRequiredService<SqliteImportStore>());
        services.AddSingleton<IPhotoStore, FolderPhotoStore>();
        services.AddSingleton<IWorkTurns, SingleProcessTurns>();
        services.AddSingleton<DeletedRecordPurge>();
        services.AddSingleton(provider => new ScheduledWork(
            "purge of deleted records", DeletedRecordPurge.Every, provider.GetRequiredService<DeletedRecordPurge>().RunAsync));
        services.AddDataProtection()
            .SetApplicationName(nameof(EmployeeDirectory))
            .PersistKeysToFileSystem(PrivateFiles.CreateFolder(storage.PathOf("keys")));
    }

    private static SqliteDatabase Records(IServiceProvider provider) =>
        provider.GetRequiredKeyedService<SqliteDatabase>(nameof(SqliteEmployeeStore));
}
