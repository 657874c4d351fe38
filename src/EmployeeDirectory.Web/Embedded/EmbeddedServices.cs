using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.Photos;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.DataProtection;

namespace EmployeeDirectory.Web.Embedded;

public static class EmbeddedServices
{
    /// <summary>Everything in the data folder.</summary>
    public static void AddEmbeddedStorage(this IServiceCollection services, StorageOptions storage)
    {
        services.AddSingleton(provider => new SqliteEmployeeStore(
            new SqliteDatabase(storage.PathOf("employees.db"), SqliteEmployeeStore.Schema, "full"),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IEmployeeStore>(provider => provider.GetRequiredService<SqliteEmployeeStore>());
        services.AddSingleton<IPhotoStore, FolderPhotoStore>();
        services.AddHostedService<DeletedRecordPurge>();
        services.AddDataProtection()
            .SetApplicationName(nameof(EmployeeDirectory))
            .PersistKeysToFileSystem(Directory.CreateDirectory(storage.PathOf("keys")));
    }
}
