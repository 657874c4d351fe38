using System.Reflection;
using System.Runtime.InteropServices;

namespace EmployeeDirectory.Web.Imaging;

/// <summary>The functions of libvips and GObject in use. None is variadic: those cannot be called the same way on every platform.</summary>
internal static partial class Libvips
{
    private const string Library = "libvips";

    static Libvips()
    {
        NativeLibrary.SetDllImportResolver(typeof(Libvips).Assembly, (name, _, _) =>
            name == Library ? NativeLibrary.Load(Path.Combine(AppContext.BaseDirectory, RelativePath)) : 0);
        if (Init("EmployeeDirectory") != 0) throw VipsException.Last();
        SetConcurrency(1);
        SetCacheSize(0);
        BlockOperations("VipsForeignLoad", true);
        foreach (var loader in (string[])["Jpeg", "Png", "Webp", "Nsgif"])
            BlockOperations("VipsForeignLoad" + loader, false);
    }

    private static string RelativePath => typeof(Libvips).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Libvips").Value!;

    [LibraryImport(Library, EntryPoint = "vips_init", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Init(string program);

    [LibraryImport(Library, EntryPoint = "vips_concurrency_set")]
    private static partial void SetConcurrency(int threads);

    [LibraryImport(Library, EntryPoint = "vips_cache_set_max")]
    private static partial void SetCacheSize(int operations);

    [LibraryImport(Library, EntryPoint = "vips_operation_block_set", StringMarshalling = StringMarshalling.Utf8)]
    private static partial void BlockOperations(string name, [MarshalAs(UnmanagedType.Bool)] bool blocked);

    [LibraryImport(Library, EntryPoint = "vips_error_buffer")]
    internal static partial nint Errors();

    [LibraryImport(Library, EntryPoint = "vips_error_clear")]
    internal static partial void ClearErrors();

    [LibraryImport(Library, EntryPoint = "vips_operation_new", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint NewOperation(string name);

    [LibraryImport(Library, EntryPoint = "vips_object_set_argument_from_string", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetArgument(nint operation, string name, string value);

    [LibraryImport(Library, EntryPoint = "vips_cache_operation_buildp")]
    internal static partial int Build(ref nint operation);

    [LibraryImport(Library, EntryPoint = "vips_object_unref_outputs")]
    internal static partial void ReleaseOutputs(nint operation);

    [LibraryImport(Library, EntryPoint = "g_object_set_property", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetProperty(nint target, string name, in GValue value);

    [LibraryImport(Library, EntryPoint = "g_object_get_property", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void GetProperty(nint target, string name, ref GValue value);

    [LibraryImport(Library, EntryPoint = "g_object_unref")]
    internal static partial void Release(nint target);

    [LibraryImport(Library, EntryPoint = "g_free")]
    internal static partial void Free(nint memory);

    [LibraryImport(Library, EntryPoint = "g_value_init")]
    internal static partial void InitValue(ref GValue value, nuint type);

    [LibraryImport(Library, EntryPoint = "g_value_unset")]
    internal static partial void UnsetValue(ref GValue value);

    [LibraryImport(Library, EntryPoint = "g_value_set_object")]
    internal static partial void SetObject(ref GValue value, nint target);

    [LibraryImport(Library, EntryPoint = "g_value_dup_object")]
    internal static partial nint DuplicateObject(in GValue value);

    [LibraryImport(Library, EntryPoint = "vips_value_set_blob")]
    internal static partial void SetBlob(ref GValue value, nint release, nint bytes, nuint length);

    [LibraryImport(Library, EntryPoint = "vips_value_get_blob")]
    internal static partial nint GetBlob(in GValue value, out nuint length);

    [LibraryImport(Library, EntryPoint = "vips_image_get_type")]
    internal static partial nuint ImageType();

    [LibraryImport(Library, EntryPoint = "vips_blob_get_type")]
    internal static partial nuint BlobType();

    [LibraryImport(Library, EntryPoint = "vips_image_get_width")]
    internal static partial int Width(nint image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_height")]
    internal static partial int Height(nint image);

    [LibraryImport(Library, EntryPoint = "vips_image_hasalpha")]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool HasAlpha(nint image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_orientation_swap")]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool LiesOnItsSide(nint image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_interpretation")]
    internal static partial int Interpretation(nint image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_typeof", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nuint FieldType(nint image, string field);

    [LibraryImport(Library, EntryPoint = "vips_image_write_to_memory")]
    internal static partial nint WriteToMemory(nint image, out nuint length);

    [LibraryImport(Library, EntryPoint = "vips_image_new_from_memory")]
    internal static partial nint NewFromMemory(nint pixels, nuint length, int width, int height, int bands, int format);
}
